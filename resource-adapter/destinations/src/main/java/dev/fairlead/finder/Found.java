package dev.fairlead.finder;

import dev.fairlead.configuration.DestinationProperties;
import dev.fairlead.trust.Certificates;
import java.util.Objects;
import java.util.Optional;

/**
 * A destination as a finder knows it.
 *
 * @param properties the effective properties, fragments merged
 * @param certificates the stores that came along; empty if the properties name stores of this server
 * @param remote who gets the tokens; empty for this engine
 * @param etag version of the answer for its revalidation (RFC 9110, 8.8.3), as it came; empty for none
 */
public record Found(
        DestinationProperties properties,
        Optional<Certificates> certificates,
        Optional<RemoteAuthentication> remote,
        Optional<String> etag) {

    public Found {
        Objects.requireNonNull(properties, "properties");
        Objects.requireNonNull(certificates, "certificates");
        Objects.requireNonNull(remote, "remote");
        Objects.requireNonNull(etag, "etag");
    }

    /** A destination of this server: stores and tokens are its own. */
    public static Found local(DestinationProperties properties) {
        return new Found(properties, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
