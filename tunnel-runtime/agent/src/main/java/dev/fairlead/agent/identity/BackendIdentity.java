package dev.fairlead.agent.identity;

import dev.fairlead.tunnel.keys.Identity;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How one request presents itself to a back end.
 *
 * @param tls what is offered in the TLS handshake; empty for plain http, or where nothing may log on
 * @param headers what the agent says about the caller, in place of whatever came under those names; an empty value of
 *     {@code SSL_CLIENT_CERT} keeps the system certificate from logging on
 * @param caller the subject of the caller for the audit log; empty if there is none
 */
public record BackendIdentity(Optional<Identity> tls, Map<String, String> headers, String caller) {
    public BackendIdentity {
        Objects.requireNonNull(tls, "tls");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(caller, "caller");
    }
}
