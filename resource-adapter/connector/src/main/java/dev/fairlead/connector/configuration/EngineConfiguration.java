package dev.fairlead.connector.configuration;

import dev.fairlead.configuration.TrustSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What an installation decides about its destinations.
 *
 * @param certificates directory where relative locations of key and trust stores start; empty for the working directory
 * @param trust by whom bound services, their token services and issuers of users' tokens are trusted
 * @param revalidation how long a look-up counts before the local sources are asked again; empty for the engine's default
 * @param trustAllForbidden whether destinations with {@code TrustAll=TRUE} are refused
 * @param plainTokenServiceAllowed whether secrets may go to token services over {@code http}
 * @param addresses which addresses may be called
 * @param bindings whether services that the platform has bound are used
 * @param saml as whom assertions are issued; empty if only destinations with a key of their own issue some
 * @param users whom the installation believes about its users
 */
public record EngineConfiguration(
        Optional<Path> certificates,
        TrustSettings trust,
        Optional<Duration> revalidation,
        boolean trustAllForbidden,
        boolean plainTokenServiceAllowed,
        AddressConfiguration addresses,
        boolean bindings,
        Optional<SamlConfiguration> saml,
        UserConfiguration users) {

    public EngineConfiguration {
        Objects.requireNonNull(certificates, "certificates");
        Objects.requireNonNull(trust, "trust");
        Objects.requireNonNull(revalidation, "revalidation");
        Objects.requireNonNull(addresses, "addresses");
        Objects.requireNonNull(saml, "saml");
        Objects.requireNonNull(users, "users");
    }
}
