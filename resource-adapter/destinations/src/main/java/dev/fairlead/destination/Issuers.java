package dev.fairlead.destination;

import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.jwt.JsonDocuments;
import dev.fairlead.transport.AddressPolicy;
import dev.fairlead.transport.DirectTransport;
import dev.fairlead.transport.Transport;
import dev.fairlead.transport.TransportLimits;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.TlsFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * The way to those who issue users' tokens: for their keys, and for what they know of users. It belongs to no
 * destination, and is opened when it is first used.
 */
final class Issuers implements AutoCloseable {

    private static final String NO_DESTINATION = "";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final Transport transport;

    /**
     * @param trust whom to trust, beyond the anchors of the JVM
     * @param certificates holds the trust store that {@code trust} may name
     * @param addresses which of them may be connected to
     */
    Issuers(
            TlsFactory tls,
            TrustSettings trust,
            Certificates certificates,
            TransportLimits limits,
            AddressPolicy addresses) {
        this.transport = new LazyTransport(
                NO_DESTINATION,
                () -> new DirectTransport(
                        tls.create(NO_DESTINATION, trust, Optional.empty(), certificates),
                        CONNECT_TIMEOUT,
                        limits,
                        addresses));
    }

    /** What they publish. */
    JsonDocuments documents() {
        return new JsonDocuments(transport);
    }

    @Override
    public void close() {
        transport.close();
    }
}
