package dev.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operators hear of calls for which there was no agent. */
class MissedAgentsTest {
    private static final Duration WAITED = Duration.ofSeconds(5);
    private static final RouteKey PLANT = new RouteKey("acme", "plant 2");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final MissedAgents missed = new MissedAgents(nanos::get);
    private final List<String> lines = new ArrayList<>();
    private final Logger logger = Logger.getLogger(MissedAgents.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(new SimpleFormatter().formatMessage(entry));
        }

        @Override
        public void flush() {
            // nothing waits
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(handler);
    }

    @Test
    @Tag("CONN-51")
    void theLogNamesTenantAndLocation() {
        missed.count(PLANT, WAITED);

        assertThat(lines).singleElement().asString().contains("acme", "plant 2", "5000 ms");
    }

    @Test
    void onceAMinuteIsEnough() {
        for (int second = 0; second < 120; second++) {
            missed.count(PLANT, WAITED);
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        }

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains("61 calls");
        assertThat(missed.read()).containsExactly(new OpenTimeouts("acme", "plant 2", 120));
    }

    @Test
    void locationsThatCallersMakeUpTakeNoMemoryAndFillNoLog() {
        for (int i = 0; i < 10_000; i++) {
            missed.count(new RouteKey("acme", "made up " + i), WAITED);
        }

        assertThat(missed.read()).hasSize(101).contains(new OpenTimeouts("others", "others", 9_900));
        assertThat(lines).hasSize(101);
    }

    @Test
    void aLocationForgesNoLine() {
        missed.count(new RouteKey("acme", "x\r\nWARNING: forged" + "y".repeat(1_000)), WAITED);

        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("x??WARNING")
                        .doesNotContain("\n", "\r")
                        .hasSizeLessThan(200));
    }
}
