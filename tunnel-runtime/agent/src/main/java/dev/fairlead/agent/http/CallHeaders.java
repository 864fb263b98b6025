package dev.fairlead.agent.http;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.identity.BackendIdentity;
import dev.fairlead.agent.rfc.CallForm;
import dev.fairlead.tunnel.http.HeaderField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The head of a request for functions as it goes on (RFC specification, D.3, rule 3, and C.1). */
final class CallHeaders {
    private final FunctionCall call;
    private final CookieSeal seal;
    private final String scope;

    /**
     * @param identity as whom the request reaches the system
     */
    CallHeaders(HttpMapping mapping, FunctionCall call, BackendIdentity identity, CookieSeal seal) {
        this.call = call;
        this.seal = seal;
        // no name of a system or a client holds a line end
        this.scope = mapping.virtualAuthority() + "\n" + call.head().client() + "\n" + identity.caller();
    }

    /** What forbids the request, now that its cookies can be read; empty if nothing does. */
    Optional<RequestDecision.Denied> denial(HttpMapping mapping, RequestHead request) {
        return call.head().endsSession()
                        && cookies(request).filter(CookieSeal::nameSession).isEmpty()
                ? Optional.of(CallDecision.ofNoSession(mapping))
                : Optional.empty();
    }

    private Optional<String> cookies(RequestHead request) {
        return seal.opened(request.values("Cookie"), scope);
    }

    /** The head with its one target, without what names client, user or function beside it. */
    RequestHead of(RequestHead request) {
        List<HeaderField> headers = new ArrayList<>();
        request.headers().stream().filter(CallHeaders::passes).forEach(headers::add);
        cookies(request).ifPresent(cookies -> headers.add(new HeaderField("Cookie", cookies)));
        if (call.head().calls()) {
            headers.add(new HeaderField("SOAPAction", CallForm.ACTION));
        }
        return new RequestHead(
                request.method(), call.head().target(), request.http11(), request.host(), headers, request.framing());
    }

    /** How responses reach the caller: cookies are good for such requests only. */
    ResponseRewriting of(ResponseRewriting usual) {
        return usual.andThen(cookie -> seal.sealed(cookie, scope));
    }

    /*
     * header                                          why it does not go on
     * a name of more than letters, digits and dashes  servers may take it for another one
     * sap-..., but sap-passport                       names client, user, password or session, beside query and logon
     * MYSAPSSO2                                       is a logon that nobody looked at
     * Cookie                                          is written anew
     * SOAPAction, also with a dash                    could name another function
     * X-HTTP-Method..., X-Method-Override             could name another method
     */
    private static boolean passes(HeaderField field) {
        boolean plain = field.normalizedName().equals(field.name().toLowerCase(Locale.ROOT));
        boolean ofSession = field.resembles("sap-") && !field.is("sap-passport") || field.is("mysapsso2");
        boolean replaced = field.is("cookie") || field.is("soapaction") || field.is("soap-action");
        boolean ofMethod = field.resembles("x-http-method") || field.is("x-method-override");
        return plain && !ofSession && !replaced && !ofMethod;
    }
}
