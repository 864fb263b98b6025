package dev.fairlead.agent.identity;

import dev.fairlead.tunnel.keys.Identity;
import java.util.Objects;
import java.util.Optional;

/**
 * How one request presents itself to a back end.
 *
 * @param tls what is offered in the TLS handshake; empty for plain http, or where nothing may log on
 * @param certificateHeader value of {@code SSL_CLIENT_CERT}; empty if the header is not sent, present and of length 0 if
 *     it is sent without a value so that the system certificate does not log on
 * @param caller the subject of the caller for the audit log; empty if there is none
 */
public record BackendIdentity(Optional<Identity> tls, Optional<String> certificateHeader, String caller) {
    public BackendIdentity {
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(certificateHeader, "certificateHeader");
        Objects.requireNonNull(caller, "caller");
    }
}
