package dev.fairlead.gateway.http;

import dev.fairlead.gateway.admission.Credentials;
import dev.fairlead.gateway.admission.RefusedException;
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
     * @throws RefusedException if the token's header is not of the form that it must have
     */
    static Credentials of(ProxyRequest request, TokenHeader tokenHeader) throws RefusedException {
        return new Credentials(
                token(request, tokenHeader),
                request.value("SAP-Connectivity-Authentication"),
                request.value("SAP-Connectivity-Technical-Authentication"),
                request.value("Authorization").isPresent());
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

    private static Optional<String> token(ProxyRequest request, TokenHeader tokenHeader) throws RefusedException {
        return switch (tokenHeader) {
            case NONE -> Optional.empty();
            case SERVICE_TOKEN -> request.value("SAP-CP-Connectivity-Service-Token");
            case PROXY_AUTHORIZATION -> {
                Optional<String> header = request.value("Proxy-Authorization");
                yield header.isPresent() ? Optional.of(authorization(header.get())) : header;
            }
        };
    }

    private static String authorization(String value) throws RefusedException {
        Optional<String> bearer = schemeValue(value, BEARER);
        if (bearer.isPresent()) {
            return bearer.get();
        }
        Optional<String> basic = schemeValue(value, BASIC).flatMap(ProxyCredentials::decoded);
        // the token is the name, for clients that know nothing else: a token has no colon, and the password is empty
        if (basic.isPresent() && basic.get().indexOf(':') == basic.get().length() - 1) {
            return basic.get().substring(0, basic.get().length() - 1);
        }
        throw new RefusedException(
                TunnelErrorCode.UNAUTHENTICATED,
                "scheme: Proxy-Authorization holds no token",
                "Proxy-Authorization is neither Bearer <token> nor Basic with the token as name and no password");
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
