package dev.fairlead.destination;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.finder.DestinationFinder;
import dev.fairlead.finder.FindRequest;
import dev.fairlead.finder.Found;
import dev.fairlead.finder.Freshness;
import java.util.Optional;

/** Stands where a finder would be that cannot be made: whoever gets as far as this is told why. */
record UnusableFinder(String description, DestinationException reason, Freshness freshness)
        implements DestinationFinder {

    @Override
    public Optional<Found> find(FindRequest request) {
        ErrorDetail detail = reason.detail();
        throw DestinationException.of(
                new ErrorDetail(
                        detail.code(),
                        request.lookup().name(),
                        detail.place(),
                        detail.found(),
                        detail.hint(),
                        detail.outcomeUnknown()),
                reason);
    }
}
