package dev.fairlead.connector.http;

import dev.fairlead.http.DestinationResponse;
import jakarta.resource.spi.work.Work;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A call that runs on a thread of the container. */
final class ScheduledCall implements Work, Exchange {
    private final Call call;
    private final CompletableFuture<DestinationResponse> outcome = new CompletableFuture<>();

    ScheduledCall(Call call) {
        this.call = call;
    }

    /** The outcome, out of reach of whoever waits for it: cancelling it would lose the response. */
    CompletionStage<DestinationResponse> result() {
        return outcome.minimalCompletionStage();
    }

    void fail(RuntimeException reason) {
        call.exchanges().forget(this);
        outcome.completeExceptionally(reason);
    }

    @Override
    public void run() {
        if (outcome.isDone()) {
            return;
        }
        try {
            DestinationResponse response = call.run();
            call.exchanges().forget(this);
            if (!outcome.complete(response)) {
                response.close();
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** The handle is closed; a response that comes nevertheless is closed at once. */
    @Override
    public void end() {
        outcome.completeExceptionally(call.exchanges().endedTooEarly());
    }

    /** The container wants its thread back. */
    @Override
    public void release() {
        end();
    }
}
