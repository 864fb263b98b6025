package dev.fairlead.gateway.http;

import dev.fairlead.gateway.admission.Credentials;
import dev.fairlead.gateway.admission.RefusedException;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.http.HttpTokens;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads what a request says about its caller and its way (authentication specification, 10.2). */
final class ProxyCredentials {
    private static final String BEARER = "Bearer";
    private static final String BASIC = "Basic";

    private ProxyCredentials() {}

    /**
     * What the request presents.
     *
     * @throws RefusedException if a header is not of the form that it must have
     */
    static Credentials of(ProxyRequest request) throws RefusedException {
        Optional<String> proxy = request.value("Proxy-Authorization");
        Optional<String> service = request.value("SAP-CP-Connectivity-Service-Token");
        Optional<String> token = proxy.isPresent() ? Optional.of(proxyToken(proxy.get())) : service;
        return new Credentials(
                token, principal(request), request.value("Authorization").isPresent());
    }

    /** The location: plain text, in UTF-8 if it is that, else one character a byte; empty for none. */
    static String location(ProxyRequest request) {
        String header = request.value("SAP-Connectivity-SCC-Location_ID").orElse("");
        byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            return header;
        }
    }

    private static String proxyToken(String value) throws RefusedException {
        Optional<String> bearer = schemeValue(value, BEARER);
        if (bearer.isPresent()) {
            return bearer.get();
        }
        Optional<String> basic = schemeValue(value, BASIC).flatMap(ProxyCredentials::decoded);
        // the token is the name, for clients that know nothing else: a token has no colon, and the password none at all
        if (basic.isPresent() && basic.get().indexOf(':') == basic.get().length() - 1) {
            return basic.get().substring(0, basic.get().length() - 1);
        }
        throw new RefusedException(
                TunnelErrorCode.UNAUTHENTICATED,
                "scheme",
                "Proxy-Authorization is neither Bearer <token> nor Basic with the token as name and no password");
    }

    private static Optional<Principal> principal(ProxyRequest request) throws RefusedException {
        Optional<Principal> business = principal(request, "SAP-Connectivity-Authentication", PrincipalKind.BUSINESS);
        Optional<Principal> technical =
                principal(request, "SAP-Connectivity-Technical-Authentication", PrincipalKind.TECHNICAL);
        if (business.isPresent() && technical.isPresent()) {
            throw contradiction("a user's and a technical principal came together");
        }
        if (request.value("Authorization").isPresent() && (business.isPresent() || technical.isPresent())) {
            throw contradiction("a principal came together with Authorization");
        }
        return business.or(() -> technical);
    }

    private static Optional<Principal> principal(ProxyRequest request, String name, PrincipalKind kind)
            throws RefusedException {
        Optional<String> value = request.value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String token = schemeValue(value.get(), BEARER)
                .orElseThrow(() -> new RefusedException(
                        TunnelErrorCode.BAD_REQUEST, "principal form", name + " is not Bearer <token>"));
        return Optional.of(new Principal(kind, token));
    }

    private static RefusedException contradiction(String problem) {
        return new RefusedException(
                TunnelErrorCode.BAD_REQUEST, "several principals", "It is not clear on whose behalf: " + problem);
    }

    private static Optional<String> schemeValue(String value, String scheme) {
        int end = scheme.length();
        boolean named = value.regionMatches(true, 0, scheme, 0, end)
                && value.length() > end
                && HttpTokens.isBlank(value.charAt(end));
        return named ? Optional.of(HttpTokens.trimmed(value.substring(end))) : Optional.empty();
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
