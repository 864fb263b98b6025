package dev.fairlead.agent.backend;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.tunnel.keys.Identity;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom to connect to, and as whom.
 *
 * @param mapping the back end
 * @param tls what to offer in the TLS handshake; empty for nothing
 */
public record BackendTarget(HttpMapping mapping, Optional<Identity> tls) {
    public BackendTarget {
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(tls, "tls");
    }

    /** Connections of equal keys may stand in for each other. */
    Key key() {
        return new Key(mapping.virtualAuthority(), tls.map(Identity::certificate));
    }

    record Key(String mapping, Optional<X509Certificate> identity) {}
}
