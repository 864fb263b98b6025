package dev.fairlead.connector.rfc.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.telemetry.CallResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Calls of one system, counted by function and outcome. */
class CallCountersTest {
    private static final CallResult SUCCESS = new CallResult(Optional.empty(), Duration.ofMillis(20), 0, 0);

    private final CallCounters counters = new CallCounters();

    @Test
    void outcomesAreCountedApart() {
        counters.of("Z_ORDER").add(SUCCESS);
        counters.of("Z_ORDER").add(SUCCESS);
        counters.of("Z_ORDER")
                .add(new CallResult(Optional.of(RfcErrorGroup.TIMEOUT.name()), Duration.ofSeconds(5), 0, 0));

        assertThat(counters.report())
                .containsExactlyInAnyOrder(
                        new SystemCalls.Calls("Z_ORDER", "OK", 2, Duration.ofMillis(40)),
                        new SystemCalls.Calls("Z_ORDER", "TIMEOUT", 1, Duration.ofSeconds(5)));
    }

    @Test
    void functionsBeyondTheLimitAreCountedTogether() {
        for (int i = 0; i < CallCounters.MAXIMUM_FUNCTIONS + 3; i++) {
            counters.of("Z_" + i).add(SUCCESS);
        }

        assertThat(counters.report())
                .hasSize(CallCounters.MAXIMUM_FUNCTIONS + 1)
                .contains(new SystemCalls.Calls(CallCounters.OTHERS, "OK", 3, Duration.ofMillis(60)));
    }
}
