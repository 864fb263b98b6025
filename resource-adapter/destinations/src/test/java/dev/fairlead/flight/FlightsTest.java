package dev.fairlead.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.testing.Crowd;
import dev.fairlead.testing.Silence;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What those get who wait for one who works. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlightsTest {

    private final Flights<String, String> flights = new Flights<>();
    private final AtomicInteger worked = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    private String join(Supplier<String> outcome) {
        return flights.join("key", () -> {
            worked.incrementAndGet();
            Silence.until(end);
            return outcome.get();
        });
    }

    private List<Throwable> failures(RuntimeException failure) throws Exception {
        try (Crowd<Throwable> crowd = new Crowd<>(
                4,
                () -> catchThrowable(() -> join(() -> {
                    throw failure;
                })))) {
            crowd.awaitWaiting(4);
            end.countDown();
            return crowd.results();
        }
    }

    @Test
    void allGetWhatOneMade() throws Exception {
        try (Crowd<String> crowd = new Crowd<>(4, () -> join(() -> "made"))) {
            crowd.awaitWaiting(4);
            end.countDown();

            assertThat(crowd.results()).containsOnly("made");
        }
        assertThat(worked).hasValue(1);
    }

    @Test
    void eachGetsAnExceptionOfItsOwnIfTheDestinationFails() throws Exception {
        DestinationException failure =
                DestinationException.of(ErrorDetail.of(ErrorCode.TARGET_UNREACHABLE, "erp", "target", "is away"));

        assertThat(failures(failure))
                .doesNotHaveDuplicates()
                .contains(failure)
                .allSatisfy(each ->
                        assertThat(((DestinationException) each).detail()).isEqualTo(failure.detail()));
        assertThat(worked).hasValue(1);
    }

    @Test
    void anyOtherExceptionReachesThoseWhoWaitAsItIs() throws Exception {
        IllegalStateException failure = new IllegalStateException("bug");

        assertThat(failures(failure)).containsOnly(failure);
    }

    @Test
    void afterTheLandingTheNextFlies() {
        end.countDown();
        assertThatThrownBy(() -> join(() -> {
                    throw new IllegalStateException("bug");
                }))
                .hasMessage("bug");

        assertThat(join(() -> "second")).isEqualTo("second");
        assertThat(flights.join("other", () -> "other")).isEqualTo("other");
        assertThat(worked).hasValue(2);
    }
}
