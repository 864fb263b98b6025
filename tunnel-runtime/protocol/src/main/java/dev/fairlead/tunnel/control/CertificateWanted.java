package dev.fairlead.tunnel.control;

import java.util.Objects;

/**
 * An agent wants a new certificate before its present one ends.
 *
 * @param request a certificate request (RFC 2986) in base64, signed by the new key
 */
public record CertificateWanted(String request) implements ControlMessage {

    public CertificateWanted {
        Objects.requireNonNull(request, "request");
    }
}
