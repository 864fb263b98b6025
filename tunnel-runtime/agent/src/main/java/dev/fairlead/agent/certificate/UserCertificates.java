package dev.fairlead.agent.certificate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.agent.principal.Subject;
import dev.fairlead.tunnel.PrincipalKind;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
    private final UserKeys keys;
    private final Duration validity;
    private final Clock clock;
    private final Cache<Caller, UserCertificate> issued;

    private volatile KeyOfTheDay current;

    /**
     * @param keys what keys the certificates are for
     * @param validity of a certificate
     */
    public UserCertificates(CertificateAuthority authority, UserKeys keys, Duration validity, Clock clock) {
        this.authority = authority;
        this.keys = keys;
        this.validity = validity;
        this.clock = clock;
        this.issued = Caffeine.newBuilder()
                .maximumSize(MAX_CERTIFICATES)
                .expireAfterWrite(validity)
                .build();
    }

    /** The certificate of a caller if one is there that can be used; never blocks. */
    public Optional<UserCertificate> known(Subject subject, PrincipalKind kind) {
        return Optional.ofNullable(issued.getIfPresent(new Caller(subject, kind)))
                .filter(this::isUsable);
    }

    /**
     * A certificate for a caller, and its key. Takes a signature's time, so not for event loops.
     *
     * @throws CertificateAuthorityException if none can be issued
     */
    public UserCertificate of(Subject subject, PrincipalKind kind) {
        // one issue at a time for one caller, however many requests wait for it
        return known(subject, kind)
                .orElseGet(() -> issued.asMap()
                        .compute(
                                new Caller(subject, kind),
                                (caller, present) -> present != null && isUsable(present) ? present : issue(subject)));
    }

    private UserCertificate issue(Subject subject) {
        KeyOfTheDay key = keyOfTheDay();
        return authority.issue(subject, key.pair(), key.template(), validity, clock.instant());
    }

    /** One key pair serves all callers of a day: it proves the agent, the certificate names the caller. */
    private KeyOfTheDay keyOfTheDay() {
        KeyOfTheDay known = current;
        return known != null && clock.instant().isBefore(known.end()) ? known : renewKey();
    }

    private synchronized KeyOfTheDay renewKey() {
        Instant now = clock.instant();
        if (current == null || !now.isBefore(current.end())) {
            try {
                KeyPair pair = KeyPairs.forUsers(keys, authority.certificate().getPublicKey());
                current = new KeyOfTheDay(pair, authority.template(pair.getPublic(), now), now.plus(KEY_PAIR_LIFETIME));
            } catch (GeneralSecurityException impossible) {
                throw new CertificateAuthorityException("This machine cannot make key pairs", impossible);
            }
        }
        return current;
    }

    /** Whether a certificate can still be used: it expires in a minute at the earliest. */
    public boolean isUsable(UserCertificate certificate) {
        return clock.instant().isBefore(certificate.notAfter().minus(RESERVE));
    }

    private record KeyOfTheDay(KeyPair pair, CertificateTemplate template, Instant end) {}

    private record Caller(Subject subject, PrincipalKind kind) {}
}
