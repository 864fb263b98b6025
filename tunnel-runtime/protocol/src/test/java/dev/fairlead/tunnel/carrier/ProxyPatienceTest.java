package dev.fairlead.tunnel.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.carrier.CarrierException.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often a logon that was refused is shown again. */
@Tag("CONN-71")
class ProxyPatienceTest {
    private static final CarrierException REFUSAL = new CarrierException(Problem.PROXY_AUTHENTICATION, "no");

    private final AtomicLong now = new AtomicLong();
    private final ProxyPatience patience = new ProxyPatience(now::get);

    @Test
    void nothingIsKeptBackAtFirst() {
        assertThat(patience.refusal()).isEmpty();
    }

    @Test
    void theWaitDoublesUpToTenMinutes() {
        for (int seconds : new int[] {30, 60, 120, 240, 480, 600, 600}) {
            patience.refused(REFUSAL);
            pass(Duration.ofSeconds(seconds).minusNanos(1));
            assertThat(patience.refusal()).as("within %d s", seconds).contains(REFUSAL);
            pass(Duration.ofNanos(1));
            assertThat(patience.refusal()).as("after %d s", seconds).isEmpty();
        }
    }

    @Test
    void severalSessionsThatAreRefusedTogetherCountOnce() {
        patience.refused(REFUSAL);
        patience.refused(REFUSAL);
        pass(Duration.ofSeconds(30));

        assertThat(patience.refusal()).isEmpty();
    }

    @Test
    void aLogonThatIsAcceptedStartsAnew() {
        patience.refused(REFUSAL);
        pass(Duration.ofSeconds(30));
        patience.refused(REFUSAL);
        patience.accepted();
        assertThat(patience.refusal()).isEmpty();

        patience.refused(REFUSAL);
        pass(Duration.ofSeconds(30));
        assertThat(patience.refusal()).isEmpty();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
