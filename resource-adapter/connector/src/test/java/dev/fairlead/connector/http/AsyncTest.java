package dev.fairlead.connector.http;

import static dev.fairlead.connector.http.TestHost.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpConnection;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testkit.MatchingHabit;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AsyncTest {
    private static final DestinationRequest ORDERS = DestinationRequest.get("orders");

    private final TestHost host = new TestHost();
    private final CountDownLatch targetAnswers = new CountDownLatch(1);

    @BeforeEach
    void destination() {
        host.engine.userBound("erp", "1");
    }

    @AfterEach
    void stop() {
        targetAnswers.countDown();
        host.workManager.close();
    }

    @Test
    void runsOnAThreadOfTheContainerForTheCallerOfTheHandle() {
        AtomicReference<Thread> ranOn = new AtomicReference<>();
        host.engine.beforeAnswer(() -> ranOn.set(Thread.currentThread()));
        try (HttpConnection handle = annsHandle()) {
            assertThat(join(handle.sendAsync(ORDERS)).text()).isEqualTo("a GET orders");
        }
        assertThat(ranOn.get().getName()).isEqualTo("testkit-work");
    }

    @Test
    void failsAsTheCallItselfWouldFail() {
        try (HttpConnection handle = annsHandle()) {
            host.engine.remove("erp");

            assertThatThrownBy(() -> join(handle.sendAsync(ORDERS)))
                    .satisfies(e -> hasCode(e, ErrorCode.DESTINATION_NOT_FOUND));
        }
    }

    @Test
    void closingTheHandleEndsTheCallAndClosesALateResponse() {
        host.engine.beforeAnswer(this::waitForTheTarget);
        HttpConnection handle = annsHandle();
        CompletionStage<DestinationResponse> stage = handle.sendAsync(ORDERS);
        await().until(() -> host.workManager.running() == 1);
        handle.close();

        assertThatThrownBy(() -> join(stage)).satisfies(e -> {
            hasCode(e, ErrorCode.TARGET_BROKE_OFF);
            assertThat(((DestinationException) e.getCause()).outcomeUnknown()).isTrue();
        });
        targetAnswers.countDown();
        await().until(() -> host.engine.responses.size() == 1 && host.engine.responses.get(0).closings > 0);
    }

    @Test
    void cancellingTheStageDoesNotLoseTheResponse() {
        host.engine.beforeAnswer(this::waitForTheTarget);
        HttpConnection handle = annsHandle();
        handle.sendAsync(ORDERS).toCompletableFuture().cancel(true);
        targetAnswers.countDown();
        await().until(() -> host.engine.responses.size() == 1);
        await().until(() -> host.workManager.running() == 0);
        handle.close();

        assertThat(host.engine.responses.get(0).closings).isEqualTo(1);
    }

    @Test
    void aContainerWithoutAFreeThreadIsToldAsSuch() {
        host.engine.beforeAnswer(this::waitForTheTarget);
        try (HttpConnection handle = annsHandle()) {
            handle.sendAsync(ORDERS);
            handle.sendAsync(ORDERS);

            assertThatThrownBy(() -> join(handle.sendAsync(ORDERS)))
                    .satisfies(e -> hasCode(e, ErrorCode.POOL_EXHAUSTED))
                    .hasMessageContaining("work manager");
        }
    }

    private HttpConnection annsHandle() {
        return host.factory(host.pool(MatchingHabit.PAYARA))
                .getConnection(DestinationLookup.of("erp"), user("ann", "a"));
    }

    private void waitForTheTarget() {
        try {
            targetAnswers.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static DestinationResponse join(CompletionStage<DestinationResponse> stage) {
        return stage.toCompletableFuture().join();
    }

    private static void hasCode(Throwable thrown, ErrorCode code) {
        assertThat(thrown).isInstanceOf(CompletionException.class);
        assertThat(((DestinationException) thrown.getCause()).code()).isEqualTo(code);
    }
}
