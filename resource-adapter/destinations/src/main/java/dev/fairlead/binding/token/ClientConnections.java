package dev.fairlead.binding.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.fairlead.binding.credentials.PemKey;
import dev.fairlead.binding.credentials.ServiceClient;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.Secret;
import dev.fairlead.transport.Transport;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.Tls;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * TLS and connections of each client: a client with a certificate shows it in every handshake. Connections of credentials
 * that were rotated away end when they are no longer used.
 */
final class ClientConnections implements AutoCloseable {

    private static final int CLIENTS = 100;
    private static final String LOCATION = "certificate and key";

    private final TokenSettings settings;
    private final Cache<String, Connection> connections = Caffeine.newBuilder()
            .maximumSize(CLIENTS)
            .executor(Runnable::run)
            .removalListener((String digest, Connection connection, RemovalCause cause) -> {
                if (connection != null) {
                    connection.transport().retire();
                }
            })
            .build();

    ClientConnections(TokenSettings settings) {
        this.settings = settings;
    }

    record Connection(Tls tls, Transport transport) {}

    /**
     * @throws dev.fairlead.error.InvalidDestinationException if certificate and key cannot be used
     */
    Connection of(ServiceClient client) {
        return connections.get(client.digest(), digest -> open(client));
    }

    private Connection open(ServiceClient client) {
        Tls tls = settings.tls().create(messageName(client), settings.trust(), keyStore(client), certificates(client));
        return new Connection(tls, settings.transports().open(tls, settings.connectTimeout()));
    }

    /** What messages call the client, where others call a destination. */
    static String messageName(ServiceClient client) {
        return "binding " + client.binding();
    }

    static Optional<KeyStoreReference> keyStore(ServiceClient client) {
        return client.key().map(key -> new KeyStoreReference(LOCATION, client.binding(), Secret.EMPTY));
    }

    /** The key from memory; what it does not name, from the settings. */
    Certificates certificates(ServiceClient client) {
        return new Certificates() {
            @Override
            public Optional<byte[]> content(String name) {
                return name.equals(client.binding()) && client.key().isPresent()
                        ? client.key().map(PemKey::pem).map(pem -> pem.reveal().getBytes(StandardCharsets.UTF_8))
                        : settings.certificates().content(name);
            }

            @Override
            public String stamp(String name) {
                return name.equals(client.binding())
                        ? client.digest()
                        : settings.certificates().stamp(name);
            }
        };
    }

    /** Ends the connections of credentials that no longer count. */
    void retire(ServiceClient client) {
        connections.invalidate(client.digest());
    }

    @Override
    public void close() {
        connections
                .asMap()
                .values()
                .forEach(connection -> connection.transport().close());
        connections.invalidateAll();
    }
}
