package dev.fairlead.connector.rfc.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.rfc.telemetry.CalledSystem;
import dev.fairlead.rfc.telemetry.SystemLoad;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;

/** What consoles and exporters see of calls of functions. */
class FunctionCallsTest {
    private static final MBeanServer PLATFORM = ManagementFactory.getPlatformMBeanServer();
    private static final String SALES = "application=shop,tenant=,destination=sales,transport=soap";

    private static final CalledSystem SYSTEM = new CalledSystem("", "sales", "soap");

    private final List<SystemCalls> loads = List.of(
            new SystemCalls(
                    "shop",
                    new SystemLoad(SYSTEM, 2, 4, 1, 1),
                    3,
                    List.of(
                            new SystemCalls.Calls("RFC_PING", "OK", 4, Duration.ofMillis(500)),
                            new SystemCalls.Calls("RFC_PING", "COMMUNICATION", 1, Duration.ofSeconds(2)))),
            new SystemCalls(
                    "shop",
                    new SystemLoad(SYSTEM, 0, 1, 0, 0),
                    2,
                    List.of(new SystemCalls.Calls("RFC_PING", "OK", 6, Duration.ofMillis(250)))));

    private static Set<ObjectName> published() throws Exception {
        return PLATFORM.queryNames(new ObjectName("dev.fairlead:type=FunctionCalls,*"), null);
    }

    @Test
    void versionsOfOneDestinationAreOneLine() {
        FunctionCalls calls = new FunctionCalls(() -> loads);

        assertThat(calls.getCallCount())
                .containsEntry(SALES + ",function=RFC_PING,outcome=OK", 10L)
                .containsEntry(SALES + ",function=RFC_PING,outcome=COMMUNICATION", 1L);
        assertThat(calls.getCallSeconds()).containsEntry(SALES + ",function=RFC_PING,outcome=OK", 0.75);
        assertThat(calls.getPoolUsed()).containsEntry(SALES, 2);
        assertThat(calls.getPoolIdle()).containsEntry(SALES, 5);
        assertThat(calls.getPoolWaiting()).containsEntry(SALES, 1);
        assertThat(calls.getOpenSessions()).containsEntry(SALES, 1);
        assertThat(calls.getMetadataLookups()).containsEntry(SALES, 5L);
    }

    @Test
    void theyAreReadOverJmxUntilThePublicationEnds() throws Exception {
        Set<ObjectName> before = published();
        try (FunctionCalls.Publication publication = FunctionCalls.publish(() -> loads)) {
            Set<ObjectName> now = published();
            now.removeAll(before);
            TabularData used =
                    (TabularData) PLATFORM.getAttribute(now.iterator().next(), "PoolUsed");
            CompositeData row = used.get(new Object[] {SALES});
            assertThat(row.get("value")).isEqualTo(2);
        }

        assertThat(published()).isEqualTo(before);
    }
}
