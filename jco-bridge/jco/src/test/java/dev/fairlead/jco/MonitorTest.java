package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.jco.monitor.JCoDestinationMonitor;
import dev.fairlead.jco.spi.PoolState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of destinations while they are used. */
class MonitorTest extends EmulatedSystem {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void aMonitorTellsOfTheConnections() throws Exception {
        accesses.get("ERP").tell(new PoolState(3, 2, 4, 1, Optional.of(NOON)));
        JCoDestinationMonitor monitor = erp().getMonitor();

        assertThat(monitor.getUsedConnectionCount()).isEqualTo(3);
        assertThat(monitor.getPooledConnectionCount()).isEqualTo(2);
        assertThat(monitor.getMaxUsedCount()).isEqualTo(4);
        assertThat(monitor.getWaitingThreadCount()).isOne();
        assertThat(monitor.getLastActivityTimestamp()).isEqualTo(NOON.toEpochMilli());
        assertThat(monitor.getPoolCapacity()).isEqualTo(5);
        assertThat(monitor.getPeakLimit()).isEqualTo(5);
        assertThat(monitor.getDestinationName()).isEqualTo("ERP");
        assertThat(monitor.getDestinationID()).isEqualTo("test/ERP").isEqualTo(monitor.getOriginDestinationID());
    }

    @Test
    void nothingHappenedYetWhereThereIsNoPool() throws Exception {
        JCoDestinationMonitor monitor = erp().getRepositoryDestinationMonitor();

        assertThat(monitor.getUsedConnectionCount()).isZero();
        assertThat(monitor.getLastActivityTimestamp()).isZero();
    }

    @Test
    void aMonitorOfChangedDataIsOfNoUseAnyMore() throws Exception {
        JCoDestinationMonitor monitor = erp().getMonitor();
        accesses.get("ERP").invalidate();

        assertThat(monitor.isValid()).isFalse();
        assertThatThrownBy(monitor::getUsedConnectionCount)
                .isInstanceOfSatisfying(
                        JCoRuntimeException.class,
                        failure -> assertThat(failure.getGroup())
                                .isEqualTo(JCoException.JCO_ERROR_DESTINATION_DATA_INVALID));
    }

    @Test
    void throughputSumsUpTheCallsOfAllDestinationsThatHaveIt() throws Exception {
        JCoThroughput throughput = new Throughput();
        JCoDestination limited = JCoDestinationManager.getDestination("LIMITED");
        erp().setThroughput(throughput);
        limited.setThroughput(throughput);
        try {
            erp().ping();
            function("STFC_CONNECTION").execute(erp(), "TID1");
            limited.ping();
            assertThat(throughput.getNumCalls()).isEqualTo(3);
            assertThat(throughput.getTotalTime()).isNotNegative();

            throughput.reset();
            assertThat(throughput.getNumCalls()).isZero();
        } finally {
            assertThat(erp().removeThroughput()).isSameAs(throughput);
            limited.removeThroughput();
        }

        erp().ping();
        assertThat(throughput.getNumCalls()).isZero();
        assertThat(erp().getThroughput()).isNull();
    }

    @Test
    void ofTooManyThatAreAttachedTheFirstGo() {
        Throughput throughput = new Throughput();
        for (int i = 0; i <= 1_000; i++) {
            Throughput.attach("tenant-" + i, throughput);
        }
        try {
            assertThat(Throughput.of("tenant-0")).isNull();
            assertThat(Throughput.of("tenant-1")).isSameAs(throughput);
            assertThat(Throughput.of("tenant-1000")).isSameAs(throughput);
        } finally {
            for (int i = 0; i <= 1_000; i++) {
                Throughput.attach("tenant-" + i, null);
            }
        }
        assertThat(Throughput.isUsed()).isFalse();
    }
}
