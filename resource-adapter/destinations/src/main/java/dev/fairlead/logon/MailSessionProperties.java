package dev.fairlead.logon;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.MailConfiguration;
import dev.fairlead.configuration.ProxyType;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a Jakarta Mail session has to be told about a MAIL destination (authentication specification, 8.1). User and
 * password, or the token in place of a password, are no properties: they go with {@code connect}.
 *
 * <pre>
 * Authentication        mechanisms            encryption of an open protocol over the Internet
 * NoAuthentication      none                  none
 * BasicAuthentication   PLAIN LOGIN           STARTTLS demanded, unless fairlead.mail.allowPlain
 * OAuth2…               XOAUTH2, or           STARTTLS demanded, unless fairlead.mail.allowPlain
 *                       OAUTHBEARER, alone
 * </pre>
 */
public final class MailSessionProperties {

    private MailSessionProperties() {}

    /** The properties for one of the destination's servers; they override whatever else it says about a session. */
    public static Map<String, String> of(MailConfiguration destination, MailConfiguration.Server server) {
        String protocol = server.protocol().jakartaName();
        String prefix = "mail." + protocol + ".";
        Map<String, String> properties = new TreeMap<>(destination.options());
        properties.put(server.protocol().sends() ? "mail.transport.protocol" : "mail.store.protocol", protocol);
        properties.put(prefix + "host", server.address().host());
        properties.put(prefix + "port", String.valueOf(server.address().port()));
        server.from().ifPresent(from -> {
            properties.put("mail.from", from);
            properties.put(prefix + "from", from);
        });
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "auth", String.valueOf(server.logsOn()));
        if (server.logsOn()) {
            mechanisms(destination, prefix, properties);
        }
        boolean shown = server.logsOn()
                && destination.proxyType() != ProxyType.ON_PREMISE
                && !server.protocol().secure();
        if (shown && !destination.plainAllowed()) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        return properties;
    }

    /** A token is no password: no mechanism is left that would send it as one. */
    private static void mechanisms(MailConfiguration destination, String prefix, Map<String, String> properties) {
        if (destination.authentication() instanceof Authentication.Basic) {
            properties.put(prefix + "auth.mechanisms", "PLAIN LOGIN");
            return;
        }
        String mechanism = destination.saslMechanism().name();
        properties.put(prefix + "auth.mechanisms", mechanism);
        if (destination.saslMechanism() == MailConfiguration.SaslMechanism.OAUTHBEARER) {
            properties.put(prefix + "sasl.enable", "true");
            properties.put(prefix + "sasl.mechanisms", mechanism);
        }
        for (String other : new String[] {"login", "plain", "digest-md5", "ntlm"}) {
            properties.put(prefix + "auth." + other + ".disable", "true");
        }
    }
}
