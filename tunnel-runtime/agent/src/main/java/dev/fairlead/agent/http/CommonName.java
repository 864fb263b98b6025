package dev.fairlead.agent.http;

import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The common name in the subject of a caller, which systems commonly take for the user. */
final class CommonName {

    private CommonName() {}

    /**
     * Finds it.
     *
     * @param subject as RFC 4514 writes it; empty for none
     */
    static Optional<String> of(String subject) {
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> part.getValue().toString())
                            .findFirst();
        } catch (InvalidNameException unreadable) {
            throw new IllegalStateException("the agent wrote this subject itself", unreadable);
        }
    }
}
