package dev.fairlead.logon;

import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcLogon;
import dev.fairlead.configuration.Secret;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an RFC destination logs on (authentication specification, 8.4): by properties of the call, or by a token that
 * the agent turns into a certificate.
 *
 * @param properties logon properties, named as in JCo; none where a token or a client certificate logs on
 * @param principal who is propagated; empty where nobody is
 */
public record RfcLogonData(Map<String, Secret> properties, Optional<Principal> principal) {

    public RfcLogonData {
        properties = Map.copyOf(properties);
        Objects.requireNonNull(principal, "principal");
    }

    /**
     * Who is propagated.
     *
     * @param technical whether it is a technical client, or a signed-in user
     * @param token for the agent; never for the target
     */
    public record Principal(boolean technical, Secret token) {
        public Principal {
            Objects.requireNonNull(token, "token");
        }
    }

    /**
     * The logon of a destination.
     *
     * @param token of the user or the technical client, where the destination propagates one
     * @throws IllegalArgumentException if the destination propagates somebody and there is no token, or the other way
     *     round: a call must never run as somebody else than it says
     */
    public static RfcLogonData of(RfcConfiguration destination, Optional<Secret> token) {
        RfcLogon logon = destination.logon();
        boolean technical = logon instanceof RfcLogon.TechnicalUser;
        boolean propagates = technical || logon instanceof RfcLogon.PrincipalPropagation;
        if (propagates != token.isPresent()) {
            throw new IllegalArgumentException(logon.value() + (propagates ? " needs a token" : " takes no token"));
        }
        Map<String, Secret> properties = new TreeMap<>();
        if (logon instanceof RfcLogon.ConfiguredUser user) {
            properties.put(user.alias() ? "jco.client.alias_user" : "jco.client.user", Secret.of(user.user()));
            properties.put("jco.client.passwd", user.password());
        }
        destination.target().client().ifPresent(client -> properties.put("jco.client.client", Secret.of(client)));
        destination.settings().language().ifPresent(language -> properties.put("jco.client.lang", Secret.of(language)));
        return new RfcLogonData(properties, token.map(found -> new Principal(technical, found)));
    }
}
