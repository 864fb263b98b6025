package dev.fairlead.connector.http;

import dev.fairlead.connector.connection.ContainerErrors;
import dev.fairlead.connector.work.WorkSubmission;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The responses and calls of a handle that are still under way; they end with the handle. */
final class OpenExchanges {
    private final String destination;
    private boolean ended;

    /** Most handles carry one call: that one needs no set. Null for none. */
    private Exchange only;

    private Set<Exchange> others = Set.of();

    OpenExchanges(String destination) {
        this.destination = destination;
    }

    /** Keeps a response until it is closed; closes it at once if the handle has been closed meanwhile. */
    DestinationResponse keep(DestinationResponse response) {
        KeptResponse kept = new KeptResponse(response, this);
        if (!add(kept)) {
            response.close();
            throw endedTooEarly();
        }
        return kept;
    }

    /** Runs a call on a thread of the container. */
    CompletionStage<DestinationResponse> schedule(Call call, WorkManager workManager) {
        ScheduledCall scheduled = new ScheduledCall(call);
        if (!add(scheduled)) {
            throw endedTooEarly();
        }
        try {
            WorkSubmission.schedule(workManager, scheduled);
        } catch (WorkException e) {
            scheduled.fail(ContainerErrors.translate(e, destination));
        }
        return scheduled.result();
    }

    synchronized void forget(Exchange exchange) {
        if (only == exchange) {
            only = null;
        } else if (!others.isEmpty()) {
            others.remove(exchange);
        }
    }

    void endAll() {
        takeAll().forEach(Exchange::end);
    }

    /** What a call fails with when its handle is closed before the response is there. */
    DestinationException endedTooEarly() {
        return DestinationException.of(ErrorDetail.of(
                        ErrorCode.TARGET_BROKE_OFF, destination, "connection", "was closed before the response came")
                .withOutcomeUnknown()
                .withHint("Keep the connection open until the response is there"));
    }

    private synchronized List<Exchange> takeAll() {
        ended = true;
        if (only == null && others.isEmpty()) {
            return List.of();
        }
        List<Exchange> all = new ArrayList<>(others);
        if (only != null) {
            all.add(only);
        }
        only = null;
        others = Set.of();
        return all;
    }

    private synchronized boolean add(Exchange exchange) {
        if (ended) {
            return false;
        }
        if (only == null) {
            only = exchange;
            return true;
        }
        if (others.isEmpty()) {
            others = new HashSet<>();
        }
        return others.add(exchange);
    }
}
