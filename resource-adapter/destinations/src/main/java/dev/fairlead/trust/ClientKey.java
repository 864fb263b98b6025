package dev.fairlead.trust;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** The key that a client shows in the handshake, and whether its certificate counts at this time. */
public final class ClientKey {

    private static final Logger LOG = System.getLogger(ClientKey.class.getName());
    private static final Duration WARNED_AHEAD = Duration.ofDays(30);
    private static final int PART_OF_LIFE = 5;

    private final String destination;
    private final String property;
    private final String store;
    private final CertifiedKey key;
    private final Instant from;
    private final Instant until;
    private final Instant warnedFrom;
    private final Clock clock;
    private final AtomicBoolean warned = new AtomicBoolean();

    ClientKey(String destination, String property, String store, CertifiedKey key, Clock clock) {
        this.destination = destination;
        this.property = property;
        this.store = store;
        this.key = key;
        X509Certificate own = key.certificate()
                .orElseThrow(() -> unusable(destination, property, store, "holds no certificate of its private key"));
        this.from = own.getNotBefore().toInstant();
        this.until = own.getNotAfter().toInstant();
        this.warnedFrom = until.minus(ahead(Duration.between(from, until)));
        this.clock = clock;
    }

    private static Duration ahead(Duration life) {
        Duration part = life.dividedBy(PART_OF_LIFE);
        return part.compareTo(WARNED_AHEAD) < 0 ? part : WARNED_AHEAD;
    }

    /**
     * To be called before anything is sent. Warns once when the certificate ends within 30 days, or within a fifth of
     * its life if that is less: certificates that live for days are exchanged before that, and give no warning then.
     *
     * @throws dev.fairlead.error.InvalidDestinationException {@code FL-AUTH-040} if the certificate has expired or is
     *     not valid yet
     */
    public void requireValid() {
        Instant now = clock.instant();
        if (now.isAfter(until)) {
            throw unusable(destination, property, store, "has a certificate that expired on " + until);
        }
        if (now.isBefore(from)) {
            throw unusable(destination, property, store, "has a certificate that is not valid before " + from);
        }
        if (now.isAfter(warnedFrom) && warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "Destination ''{0}'': the client certificate of {1} ''{2}'' expires on {3}",
                    destination,
                    property,
                    store,
                    until);
        }
    }

    CertifiedKey key() {
        return key;
    }

    private static DestinationException unusable(String destination, String property, String store, String found) {
        return DestinationException.of(ErrorDetail.of(
                ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE, destination, property, "'" + store + "' " + found));
    }
}
