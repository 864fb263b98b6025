package dev.fairlead.agent.kerberos;

import java.nio.file.Path;
import java.util.Objects;

/**
 * As whom the agent asks for tickets.
 *
 * @param user first part of its principal, such as {@code svc-agent} or {@code HTTP/agent.corp.example}
 * @param realm second part of its principal
 * @param keytab file with its keys; open to its owner only
 */
public record KerberosSettings(String user, String realm, Path keytab) {
    public KerberosSettings {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(realm, "realm");
        Objects.requireNonNull(keytab, "keytab");
    }

    /** The whole principal. */
    public String principal() {
        return user + "@" + realm;
    }
}
