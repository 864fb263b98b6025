package dev.fairlead.agent.http;

import dev.fairlead.agent.access.CallRules;
import dev.fairlead.agent.access.ClientAccess;
import dev.fairlead.agent.access.DenialReason;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.rfc.BasicLogon;
import dev.fairlead.agent.rfc.CallForm;
import dev.fairlead.agent.rfc.CallHead;
import dev.fairlead.agent.rfc.SoapCall;
import dev.fairlead.agent.stream.StreamAudit;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.util.List;
import java.util.Optional;

/**
 * What is decided about requests for functions (RFC specification, D.3; agent specification, 3.9 and 3.13):
 *
 * <pre>
 * | Rule | Check                                                         | Otherwise       | Audit             |
 * | ---- | ------------------------------------------------------------- | --------------- | ----------------- |
 * | 1    | the system is mapped, for RFC                                 | NOT_EXPOSED     | SYSTEM            |
 * | 2    | the form is one of those in CallForm                          | RESOURCE_DENIED | RESOURCE call     |
 * | 3    | one client at most is named, and it may be called             | RESOURCE_DENIED | CLIENT            |
 * | 4    | it is known who logs on with a password, and may              | RESOURCE_DENIED | USER              |
 * | 5    | the body is one call and nothing else                         | BAD_REQUEST     | MALFORMED call    |
 * | 6    | every function that is called or described is exposed         | RESOURCE_DENIED | RESOURCE function |
 * | 7    | there is a principal if one is demanded                       | see there       | PRINCIPAL         |
 * | 4    | the principal's common name is no blocked user                | RESOURCE_DENIED | USER              |
 * | 3    | a session that shall end was begun for this client and caller | RESOURCE_DENIED | SESSION           |
 * </pre>
 *
 * The first is {@link dev.fairlead.agent.stream.AdmissionControl}'s, the seventh that of whoever identifies callers.
 */
final class CallDecision {
    static final int BODY_RULE = 5;
    static final int PRINCIPAL_RULE = 7;
    /** What stands behind the reason in the audit log, where the function decided. */
    private static final String BY_FUNCTION = " function";

    private static final int CLIENT_RULE = 3;
    private static final int USER_RULE = 4;
    private static final int FUNCTION_RULE = 6;

    private CallDecision() {}

    /**
     * Decides about the head.
     *
     * @param audit hears of client and user
     */
    static RequestDecision ofHead(
            HttpMapping mapping, PathResource resource, CallRules rules, RequestHead request, StreamAudit audit) {
        CallHead read = CallForm.read(
                rules.paths(),
                request.method(),
                request.target(),
                request.hasBody(),
                request.values("Content-Type"),
                request.values("Content-Encoding"));
        if (read instanceof CallHead.Unreadable unreadable) {
            return unreadable.rule() == CLIENT_RULE
                    ? denied(CLIENT_RULE, "CLIENT: " + unreadable.why(), noClient(mapping, ""))
                    : denied(unreadable.rule(), DenialReason.RESOURCE + " call: " + unreadable.why(), noCall(mapping));
        }
        CallHead.Readable head = (CallHead.Readable) read;
        audit.client(head.client());
        if (!rules.clients().admits(head.client())) {
            return denied(CLIENT_RULE, "CLIENT", noClient(mapping, head.client()));
        }
        return ofUser(mapping, resource, rules, head, request.values("Authorization"), audit);
    }

    private static RequestDecision ofUser(
            HttpMapping mapping,
            PathResource resource,
            CallRules rules,
            CallHead.Readable head,
            List<String> logons,
            StreamAudit audit) {
        StreamError refusal = noUser(mapping, head.client());
        if (logons.size() > 1) {
            return denied(USER_RULE, "USER: more than one logon", refusal);
        }
        boolean basic = logons.stream().anyMatch(BasicLogon::is);
        if (!basic && !logons.isEmpty() && rules.clients().looksAtUsers()) {
            return denied(USER_RULE, "USER: users are blocked, and this logon does not say who it is", refusal);
        }
        Optional<String> user = basic ? BasicLogon.user(logons.get(0)) : Optional.of("");
        if (user.isEmpty()) {
            return denied(USER_RULE, "USER: the logon names no possible user", refusal);
        }
        audit.user(user.get());
        FunctionCall call = new FunctionCall(rules, head, user.get());
        return blocks(rules.clients(), head.client(), user.get())
                ? denied(USER_RULE, "USER", refusal)
                : ofDescribed(mapping, resource, call, audit);
    }

    private static RequestDecision ofDescribed(
            HttpMapping mapping, PathResource resource, FunctionCall call, StreamAudit audit) {
        call.head().described().forEach(audit::function);
        return call.head().described().stream()
                .flatMap(function -> ofFunction(mapping, call, function).stream())
                .<RequestDecision>map(denied -> denied)
                .findFirst()
                .orElseGet(() -> new RequestDecision.Permitted(resource, Optional.of(call)));
    }

    /**
     * Decides about the body.
     *
     * @param audit hears of the function
     * @return empty if it may go on
     */
    static Optional<RequestDecision.Denied> ofBody(
            HttpMapping mapping, FunctionCall call, SoapCall body, StreamAudit audit) {
        if (body instanceof SoapCall.Named named) {
            audit.function(named.function());
            return ofFunction(mapping, call, named.function());
        }
        String why = body instanceof SoapCall.Unreadable unreadable ? unreadable.why() : "no function";
        return Optional.of(denied(
                BODY_RULE,
                RequestDecision.MALFORMED + " call: " + why,
                new StreamError(
                        TunnelErrorCode.BAD_REQUEST,
                        "The body is no call of one function by SOAP 1.1 that can be read in one way only")));
    }

    /**
     * Decides about who calls, once that is known.
     *
     * @param caller the subject; empty if there is none
     * @return empty if it may go on
     */
    static Optional<RequestDecision.Denied> ofCaller(HttpMapping mapping, FunctionCall call, String caller) {
        return CommonName.of(caller)
                .filter(name -> blocks(call.rules().clients(), call.head().client(), name))
                .map(name ->
                        denied(USER_RULE, "USER", noUser(mapping, call.head().client())));
    }

    /** Decides about the end of a session that no cookie names which this mapping set for the same caller. */
    static RequestDecision.Denied ofNoSession(HttpMapping mapping) {
        return denied(
                CLIENT_RULE,
                "SESSION",
                new StreamError(
                        TunnelErrorCode.RESOURCE_DENIED,
                        "There is no session to end: no cookie names one that system " + mapping.virtualAuthority()
                                + " began for this caller and client"));
    }

    private static boolean blocks(ClientAccess clients, String client, String user) {
        return !user.isEmpty() && !clients.admits(client, user);
    }

    private static Optional<RequestDecision.Denied> ofFunction(
            HttpMapping mapping, FunctionCall call, String function) {
        return call.rules()
                .functions()
                .denial(function)
                .map(reason -> denied(
                        FUNCTION_RULE,
                        reason + BY_FUNCTION,
                        new StreamError(
                                reason.code(),
                                "Access denied to function " + function + " on system " + mapping.virtualAuthority()
                                        + ". If the call was valid, have the agent's administrator expose it")));
    }

    private static RequestDecision.Denied denied(int rule, String reason, StreamError error) {
        return new RequestDecision.Denied(reason, rule, Optional.empty(), error);
    }

    private static StreamError noCall(HttpMapping mapping) {
        return new StreamError(
                TunnelErrorCode.RESOURCE_DENIED,
                "Only calls of functions by SOAP 1.1 are exposed on system " + mapping.virtualAuthority());
    }

    private static StreamError noClient(HttpMapping mapping, String client) {
        return new StreamError(
                TunnelErrorCode.RESOURCE_DENIED,
                (client.isEmpty() ? "No client was named that is" : "Client " + client + " is not")
                        + " admitted on system " + mapping.virtualAuthority());
    }

    private static StreamError noUser(HttpMapping mapping, String client) {
        return new StreamError(
                TunnelErrorCode.RESOURCE_DENIED,
                "The user is not admitted in client " + (client.isEmpty() ? "(none named)" : client) + " on system "
                        + mapping.virtualAuthority());
    }
}
