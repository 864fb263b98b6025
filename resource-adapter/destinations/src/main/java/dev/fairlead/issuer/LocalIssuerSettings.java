package dev.fairlead.issuer;

import dev.fairlead.configuration.HttpUrl;
import java.util.Objects;
import java.util.Set;

/**
 * For whom an installation makes tokens itself, and what they say.
 *
 * @param issuer {@code iss}: the URL under which the issuer's metadata are published
 * @param keysUrl where its keys are published
 * @param audience {@code aud}: the gateway's audience
 * @param tenant tenant of users whom the container gives none; empty for none
 * @param mechanisms the mechanisms whose users get a token, as {@link dev.fairlead.caller.CallerIdentity#issuer} names
 *     them; one at least
 * @param runAs principals that get a token though no user logged on: those of timers and message-driven beans
 * @param nameIsEmail whether names with {@code @} are e-mail addresses
 */
public record LocalIssuerSettings(
        HttpUrl issuer,
        HttpUrl keysUrl,
        String audience,
        String tenant,
        Set<String> mechanisms,
        Set<String> runAs,
        boolean nameIsEmail) {

    /**
     * @throws IllegalArgumentException if audience or mechanisms are missing
     */
    public LocalIssuerSettings {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(keysUrl, "keysUrl");
        Objects.requireNonNull(tenant, "tenant");
        if (audience.isBlank() || mechanisms.isEmpty()) {
            throw new IllegalArgumentException(
                    "A local issuer has an audience, and mechanisms whose users it vouches for");
        }
        mechanisms = Set.copyOf(mechanisms);
        runAs = Set.copyOf(runAs);
    }
}
