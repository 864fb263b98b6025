package dev.fairlead.agent.identity;

import dev.fairlead.agent.certificate.UserCertificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The headers by which back ends see a caller's certificate (authentication specification, 10.6). */
final class CertificateHeaders {
    private static final String CERTIFICATE = "SSL_CLIENT_CERT";
    private static final String ISSUER = "SSL_CLIENT_CERT_CHAIN_";

    /** The agent's own certificate in TLS is not to log on. */
    static final Map<String, String> NOBODY = Map.of(CERTIFICATE, "");

    private CertificateHeaders() {}

    /**
     * A caller's certificate.
     *
     * @param withIssuers whether the certificates between it and the root follow
     */
    static Map<String, String> of(UserCertificate certificate, boolean withIssuers) {
        if (!withIssuers) {
            return Map.of(CERTIFICATE, certificate.base64());
        }
        Map<String, String> headers = new TreeMap<>();
        headers.put(CERTIFICATE, certificate.base64());
        List<String> issuers = certificate.base64OfIssuers();
        for (int i = 0; i < issuers.size(); i++) {
            headers.put(ISSUER + (i + 1), issuers.get(i));
        }
        return headers;
    }
}
