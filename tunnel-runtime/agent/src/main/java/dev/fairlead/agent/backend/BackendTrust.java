package dev.fairlead.agent.backend;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Which TLS back ends are trusted (agent specification, 5.4).
 *
 * @param all whether every one is, whoever it is; for trials only
 * @param listed of which a back end must present or chain to one; empty: none is trusted
 */
public record BackendTrust(boolean all, List<X509Certificate> listed) {

    public BackendTrust {
        listed = List.copyOf(listed);
    }

    /** Those that present one of the certificates, or chain to one. */
    public static BackendTrust in(List<X509Certificate> listed) {
        return new BackendTrust(false, listed);
    }

    /** Whether no back end at all is trusted. */
    public boolean none() {
        return !all && listed.isEmpty();
    }
}
