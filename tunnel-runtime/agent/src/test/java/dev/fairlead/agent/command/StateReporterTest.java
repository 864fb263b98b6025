package dev.fairlead.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.fixture.MutableClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StateReporterTest {
    private static final Endpoint GATEWAY = Endpoint.parse("gateway.example:443");

    private final StringWriter out = new StringWriter();
    private final StateReporter reporter =
            new StateReporter(new PrintWriter(out), new MutableClock(Instant.parse("2026-01-01T00:00:00.5Z")));

    @Test
    void aLineHasItsTime() {
        reporter.connected(GATEWAY, "s1");

        assertThat(out.toString().lines()).containsExactly("2026-01-01T00:00:00.500Z connected to gateway.example:443");
    }

    @Test
    void aLineNamesTheTenantWhereThereAreSeveral() {
        reporter.ofTenant("acme", () -> 1).connected(GATEWAY, "s1");

        assertThat(out.toString()).endsWith("Z tenant acme: connected to gateway.example:443" + System.lineSeparator());
    }

    @Test
    void theSecondSessionChangesNothing() {
        reporter.connected(GATEWAY, "s1");
        reporter.connected(GATEWAY, "s2");

        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void theLossOfOneOfTwoSessionsChangesNothing() {
        StateReporter tenant = reporter.ofTenant("", () -> 1);
        tenant.connected(GATEWAY, "s1");
        tenant.lost(GATEWAY, "reset");

        assertThat(out.toString().lines()).hasSize(1);
    }

    @Test
    void lossAndReturnAreSaid() {
        reporter.connected(GATEWAY, "s1");
        reporter.lost(GATEWAY, "reset");
        reporter.lost(GATEWAY, "reset");
        reporter.connected(GATEWAY, "s2");

        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith(" connected to gateway.example:443"),
                        line -> assertThat(line)
                                .endsWith(" not connected to gateway.example:443, dialling again: reset"),
                        line -> assertThat(line).endsWith(" connected to gateway.example:443"));
    }

    @Test
    void aRefusalIsSaid() {
        reporter.refused(GATEWAY, "revoked");

        assertThat(out.toString()).contains("refused by gateway.example:443", "revoked");
    }

    @Test
    void whatIsWaitedForWhenTheAgentStopsIsSaidWheneverItChanges() {
        reporter.draining(2, Duration.ofSeconds(60));
        reporter.draining(2, Duration.ofSeconds(59));
        reporter.draining(1, Duration.ofSeconds(58));

        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("Z waits for 2 streams, 60 s at most"),
                        line -> assertThat(line).endsWith("Z waits for 1 streams, 58 s at most"));
    }
}
