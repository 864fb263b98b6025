package dev.fairlead.agent.certificate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.agent.principal.Subject;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.keys.Identity;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The short-lived certificates of callers. One is used again for the same caller until a minute before it expires; the
 * token is verified anew for every request all the same. One instance belongs to one authority, one set of rules and
 * one tenant, which therefore are no part of the key.
 */
public final class UserCertificates {
    private static final long MAX_CERTIFICATES = 2_000;
    private static final Duration RESERVE = Duration.ofSeconds(60);
    private static final Duration KEY_PAIR_LIFETIME = Duration.ofDays(1);

    private final CertificateAuthority authority;
    private final Duration validity;
    private final Clock clock;
    private final Cache<Caller, Identity> issued;

    private KeyPair keyPair;
    private Instant keyPairEnds = Instant.MIN;

    /**
     * @param validity of a certificate
     */
    public UserCertificates(CertificateAuthority authority, Duration validity, Clock clock) {
        this.authority = authority;
        this.validity = validity;
        this.clock = clock;
        this.issued = Caffeine.newBuilder()
                .maximumSize(MAX_CERTIFICATES)
                .expireAfterWrite(validity)
                .build();
    }

    /**
     * A certificate for a caller, and its key. Takes a signature's time, so not for event loops.
     *
     * @throws CertificateAuthorityException if none can be issued
     */
    public Identity of(Subject subject, PrincipalKind kind) {
        Caller caller = new Caller(subject, kind);
        Identity known = issued.getIfPresent(caller);
        if (known != null && isUsable(known)) {
            return known;
        }
        // one issue at a time for one caller, however many requests wait for it
        return issued.asMap()
                .compute(caller, (key, current) -> current != null && isUsable(current) ? current : issue(subject));
    }

    private Identity issue(Subject subject) {
        KeyPair pair = currentKeyPair();
        return new Identity(
                pair.getPrivate(),
                List.of(
                        authority.issue(subject, pair.getPublic(), validity, clock.instant()),
                        authority.certificate()));
    }

    /** One key pair serves all callers of a day: it proves the agent, the certificate names the caller. */
    private synchronized KeyPair currentKeyPair() {
        Instant now = clock.instant();
        if (!now.isBefore(keyPairEnds)) {
            try {
                keyPair = KeyPairs.like(authority.certificate().getPublicKey());
            } catch (GeneralSecurityException impossible) {
                throw new CertificateAuthorityException("This machine cannot make key pairs", impossible);
            }
            keyPairEnds = now.plus(KEY_PAIR_LIFETIME);
        }
        return keyPair;
    }

    private boolean isUsable(Identity identity) {
        Instant end = identity.certificate().getNotAfter().toInstant();
        return clock.instant().isBefore(end.minus(RESERVE));
    }

    private record Caller(Subject subject, PrincipalKind kind) {}
}
