package dev.fairlead.agent.access;

import java.time.Duration;
import java.util.Objects;

/**
 * How requests and responses of a mapping are handled.
 *
 * @param hostHeader which name the back end sees in {@code Host}
 * @param paths what becomes of doubled slashes
 * @param limits how large heads may be
 * @param responseTimeout longest silence until the head of a response, and between its bytes
 * @param connectionLogon whether the back end logs on connections (Negotiate, NTLM), so that a caller's connection has
 *     one of its own there
 */
public record HttpSettings(
        HostPolicy hostHeader,
        PathPolicy paths,
        MessageLimits limits,
        Duration responseTimeout,
        boolean connectionLogon) {

    public HttpSettings {
        Objects.requireNonNull(hostHeader, "hostHeader");
        Objects.requireNonNull(paths, "paths");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(responseTimeout, "responseTimeout");
    }
}
