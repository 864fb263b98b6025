package dev.fairlead.binding.token;

import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.TlsFactory;
import java.time.Duration;
import java.util.Objects;

/**
 * How the token services of bindings are reached.
 *
 * @param tls makes TLS contexts
 * @param trust whom to trust, beyond the anchors of the JVM
 * @param certificates holds the trust store that {@code trust} may name
 * @param transports opens the way
 * @param connectTimeout limit for connecting
 * @param readTimeout limit for an answer
 */
public record TokenSettings(
        TlsFactory tls,
        TrustSettings trust,
        Certificates certificates,
        TokenTransports transports,
        Duration connectTimeout,
        Duration readTimeout) {
    public TokenSettings {
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(certificates, "certificates");
        Objects.requireNonNull(transports, "transports");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(readTimeout, "readTimeout");
    }
}
