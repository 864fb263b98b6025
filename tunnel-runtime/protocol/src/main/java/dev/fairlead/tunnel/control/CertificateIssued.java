package dev.fairlead.tunnel.control;

import java.util.Objects;

/**
 * The gateway's answer to {@link CertificateWanted}.
 *
 * @param chain the agent's new certificate and its authority's, in PEM
 */
public record CertificateIssued(String chain) implements ControlMessage {

    public CertificateIssued {
        Objects.requireNonNull(chain, "chain");
    }
}
