package dev.fairlead.logon;

import dev.fairlead.configuration.LdapConfiguration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The environment of a JNDI context for an LDAP destination (authentication specification, 8.2). Referrals are not
 * followed, for they would take the password along.
 *
 * @param connecting with which the connection is opened
 * @param binding with which it is bound after StartTLS; empty where that does not happen
 */
public record LdapEnvironment(Map<String, String> connecting, Map<String, String> binding) {

    private static final String AUTHENTICATION = "java.naming.security.authentication";

    public LdapEnvironment {
        connecting = Map.copyOf(Objects.requireNonNull(connecting, "connecting"));
        binding = Map.copyOf(Objects.requireNonNull(binding, "binding"));
    }

    /** The environment of a destination; with StartTLS the password waits until the connection is encrypted. */
    public static LdapEnvironment of(LdapConfiguration destination) {
        Map<String, String> connecting = new TreeMap<>(Map.of(
                "java.naming.factory.initial",
                "com.sun.jndi.ldap.LdapCtxFactory",
                "java.naming.provider.url",
                (destination.secure() ? "ldaps://" : "ldap://") + destination.address(),
                "java.naming.ldap.version",
                "3",
                "java.naming.referral",
                "ignore",
                AUTHENTICATION,
                "none"));
        Map<String, String> bind = destination
                .bind()
                .map(found -> Map.of(
                        AUTHENTICATION,
                        "simple",
                        "java.naming.security.principal",
                        found.user(),
                        "java.naming.security.credentials",
                        found.password().reveal()))
                .orElse(Map.of());
        if (destination.startTls()) {
            return new LdapEnvironment(connecting, bind);
        }
        connecting.putAll(bind);
        return new LdapEnvironment(connecting, Map.of());
    }

    /** Names only: one of the values is a password. */
    @Override
    public String toString() {
        return "LdapEnvironment[" + connecting.keySet().stream().sorted().toList() + ", "
                + binding.keySet().stream().sorted().toList() + "]";
    }
}
