package dev.fairlead.agent.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.agent.access.PrincipalPresentation;
import dev.fairlead.agent.certificate.UserCertificate;
import dev.fairlead.agent.certificate.UserCertificates;
import dev.fairlead.agent.principal.Claims;
import dev.fairlead.tunnel.PrincipalKind;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * What verified tokens led to, by their claims as an object: it is the same one only as long as the verifier remembers
 * that very token, which is asked first each time. One instance belongs to one set of rules and certificates.
 */
final class RecentIdentities {
    private static final int MAX = 2_000;

    private final UserCertificates certificates;
    private final Cache<JsonObject, Recent> recent = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(MAX)
            .executor(Runnable::run)
            .build();

    RecentIdentities(UserCertificates certificates) {
        this.certificates = certificates;
    }

    /** What those claims led to, if it was to be shown like that and the certificate can still be used. */
    Optional<BackendIdentity> find(Claims claims, PrincipalPresentation presentation) {
        Recent found = recent.getIfPresent(claims.root());
        boolean usable = found != null
                && found.kind() == claims.kind()
                && found.presentation() == presentation
                && certificates.isUsable(found.certificate());
        return usable ? Optional.of(found.identity()) : Optional.empty();
    }

    void add(Claims claims, PrincipalPresentation presentation, UserCertificate certificate, BackendIdentity identity) {
        recent.put(claims.root(), new Recent(claims.kind(), presentation, certificate, identity));
    }

    private record Recent(
            PrincipalKind kind,
            PrincipalPresentation presentation,
            UserCertificate certificate,
            BackendIdentity identity) {}
}
