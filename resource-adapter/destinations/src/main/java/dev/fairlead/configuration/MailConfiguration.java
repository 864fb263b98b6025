package dev.fairlead.configuration;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A valid MAIL destination.
 *
 * @param name its name
 * @param description text for people
 * @param proxyType the way to the servers
 * @param locationId {@code CloudConnectorLocationId}; empty for the agents without one
 * @param authentication how the servers know who calls; the user and password of {@code BasicAuthentication} are
 *     {@code mail.user} and {@code mail.password}
 * @param user {@code mail.user}; present unless nobody logs on
 * @param servers the servers, at most one a protocol, at least one
 * @param preferred {@code mail.transport.protocol}
 * @param saslMechanism {@code fairlead.mail.sasl}: how a token is shown
 * @param plainAllowed {@code fairlead.mail.allowPlain}: whether a password may go over an open connection
 * @param options further properties for Jakarta Mail, in its own spelling
 * @param trust whom the destination trusts
 */
public record MailConfiguration(
        String name,
        Optional<String> description,
        ProxyType proxyType,
        String locationId,
        Authentication authentication,
        Optional<String> user,
        List<Server> servers,
        Optional<MailProtocol> preferred,
        SaslMechanism saslMechanism,
        boolean plainAllowed,
        Map<String, String> options,
        TrustSettings trust)
        implements Configuration {

    public MailConfiguration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(proxyType, "proxyType");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(authentication, "authentication");
        Objects.requireNonNull(user, "user");
        servers = List.copyOf(servers);
        Objects.requireNonNull(preferred, "preferred");
        Objects.requireNonNull(saslMechanism, "saslMechanism");
        options = Map.copyOf(options);
        Objects.requireNonNull(trust, "trust");
    }

    /** How a token is shown to a mail server. */
    public enum SaslMechanism {
        /** Google's, which every large provider takes. */
        XOAUTH2,
        /** RFC 7628. */
        OAUTHBEARER
    }

    /**
     * One server.
     *
     * @param address host and port
     * @param logsOn {@code mail.<p>.auth}: whether it wants to know who calls
     * @param from {@code mail.<p>.from}: sender of messages that have none
     */
    public record Server(MailProtocol protocol, ServerAddress address, boolean logsOn, Optional<String> from) {
        public Server {
            Objects.requireNonNull(protocol, "protocol");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(from, "from");
        }
    }

    /** The server for a protocol; empty if the destination has none. */
    public Optional<Server> server(MailProtocol protocol) {
        return servers.stream().filter(server -> server.protocol() == protocol).findFirst();
    }

    @Override
    public DestinationType type() {
        return DestinationType.MAIL;
    }

    /** Name, servers and way; options may be secret. */
    @Override
    public String toString() {
        return "MailConfiguration[" + name + ", " + servers + ", " + proxyType.value() + ", " + authentication.value()
                + ", " + new TreeMap<>(options).keySet() + "]";
    }
}
