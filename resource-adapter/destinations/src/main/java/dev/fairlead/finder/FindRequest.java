package dev.fairlead.finder;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.source.DestinationLookup;
import java.util.Objects;
import java.util.Optional;

/**
 * A look-up, and what may save a second request.
 *
 * @param lookup what is looked up; its tenant is that of the installation where the call named none
 * @param tenantExplicit whether the call named the tenant, rather than the installation
 * @param call the call that waits for the answer and may need a token at once; empty if only the configuration counts
 * @param known what the same finder found last, to revalidate it; empty if nothing
 */
public record FindRequest(
        DestinationLookup lookup, boolean tenantExplicit, Optional<CallContext> call, Optional<Found> known) {
    public FindRequest {
        Objects.requireNonNull(lookup, "lookup");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(known, "known");
    }
}
