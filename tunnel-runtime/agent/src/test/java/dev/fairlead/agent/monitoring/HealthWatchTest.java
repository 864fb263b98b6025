package dev.fairlead.agent.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.fairlead.agent.fixture.TestStatus;
import dev.fairlead.agent.monitoring.MachineFigures.Room;
import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.agent.status.Expiry;
import dev.fairlead.tunnel.fixture.MutableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthWatchTest {
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final MutableClock clock = new MutableClock(TestStatus.NOW);
    private final List<String> told = new ArrayList<>();
    private Map<String, AgentStatus> tenants = Map.of("", TestStatus.of(2, true));
    private int load;
    private long freeDisk = 1_000;
    private final HealthWatch watch =
            new HealthWatch(HealthSettings.DEFAULT, () -> tenants, this::machine, clock, told::add);

    @Test
    @Tag("AGENT-104")
    void aLoadThatIsHighForAShortWhileIsNoAlert() {
        load = 97;
        look(4);
        load = 20;
        look(1);

        assertThat(told).isEmpty();
    }

    @Test
    @Tag("AGENT-104")
    void aLoadThatStaysHighIsOneAlertAndOneRecovery() {
        load = 97;
        look(9);
        load = 20;
        look(9);

        assertThat(told)
                .containsExactly(
                        "alert: The machine's load is 97 % since 2026-11-23T05:00:00Z",
                        "alert is over: The machine's load is 20 %");
        assertThat(watch.alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.active()).isFalse());
    }

    @Test
    void aDiskThatFillsUpIsOneAlertUntilThereIsRoomAgain() {
        freeDisk = 99;
        look(3);
        freeDisk = 100;
        look(1);

        assertThat(told)
                .containsExactly(
                        "alert: The disk of the agent's directory has 99 MB left",
                        "alert is over: The disk of the agent's directory has 100 MB left");
    }

    @Test
    @Tag("AGENT-105")
    void aCertificateThatEndsIsToldAgainAndAgain() {
        tenants = Map.of("", TestStatus.withCertificate("system", Duration.ofDays(32)));

        List<Integer> daysOfReminders = new ArrayList<>();
        for (int day = 0; day < 35; day++) {
            int before = told.size();
            look(1, Duration.ofDays(1));
            if (told.size() > before) {
                daysOfReminders.add(day);
            }
        }

        assertThat(daysOfReminders)
                .as("less than 30, then 14, 7, 3, 2 and 1 days before day 32, then daily")
                .containsExactly(3, 18, 25, 29, 30, 31, 32, 33, 34);
        assertThat(told).allMatch(line -> line.contains("The certificate system of the agent"));
        assertThat(told.get(told.size() - 1)).contains(" ended 2026-12-25T05:00:00Z");
    }

    @Test
    @Tag("AGENT-81")
    void aShortLivedCertificateEndsSoonOnlyWhenItsRenewalWasMissed() {
        Instant begin = TestStatus.NOW;
        Expiry tunnel = new Expiry("tunnel", "CN=a", "CN=ca", "1", begin, begin.plus(Duration.ofDays(30)));

        assertThat(HealthSettings.DEFAULT.endsSoon(tunnel, begin)).isFalse();
        assertThat(HealthSettings.DEFAULT.endsSoon(tunnel, begin.plus(Duration.ofDays(20))))
                .isFalse();
        assertThat(HealthSettings.DEFAULT.endsSoon(tunnel, begin.plus(Duration.ofDays(23))))
                .isTrue();
        assertThat(HealthSettings.DEFAULT.endsSoon(tunnel, begin.plus(Duration.ofDays(31))))
                .isTrue();
    }

    @Test
    void aCertificateThatWasRenewedIsNoAlertAnyMore() {
        tenants = Map.of("", TestStatus.withCertificate("tunnel", Duration.ofDays(5)));
        look(2);
        tenants = Map.of("", TestStatus.withCertificate("tunnel", Duration.ofDays(90)));
        look(2);

        assertThat(told)
                .containsExactly(
                        "alert: The certificate tunnel of the agent ends 2026-11-28T05:00:00Z",
                        "alert is over: The certificate tunnel of the agent was renewed");
    }

    @Test
    void aTunnelThatIsLostIsOneAlertAndOneRecovery() {
        look(1);
        tenants = Map.of("", TestStatus.of(0, true));
        look(3);
        tenants = Map.of("", TestStatus.of(1, true));
        look(3);

        assertThat(told)
                .containsExactly(
                        "alert: No tunnel of the agent stands: <connection refused>",
                        "alert is over: The tunnel of the agent stands");
    }

    @Test
    @Tag("AGENT-75")
    void anAgentThatItsGatewaySentAwayIsAnAlert() {
        tenants = Map.of("acme", TestStatus.refused("revoked"));
        look(2);

        assertThat(told).containsExactly("alert: No tunnel of tenant acme stands: revoked");
    }

    @Test
    @Tag("AGENT-74")
    void aTenantThatAnAdministratorHasDisconnectedIsNone() {
        tenants = Map.of("acme", TestStatus.of(0, true));
        look(1);
        tenants = Map.of();
        look(2);

        assertThat(told).hasSize(1);
        assertThat(watch.alerts()).isEmpty();
    }

    @Test
    void whatCannotBeLookedAtEndsNothing() {
        HealthWatch broken = new HealthWatch(
                HealthSettings.DEFAULT,
                () -> tenants,
                () -> {
                    throw new IllegalStateException("no such file");
                },
                clock,
                told::add);

        assertThatNoException().isThrownBy(broken::look);

        assertThat(broken.figures()).isEmpty();
    }

    @Test
    void theMachineIsMeasuredForWhatItIs(@TempDir Path directory) {
        MachineFigures figures = new Machine(List.of(directory)).measure();

        assertThat(figures.cpuPercent()).isBetween(0, 100);
        assertThat(figures.physical().own()).isBetween(1L, figures.physical().total());
        assertThat(figures.disk().total()).isPositive();
        assertThat(figures.heapTotal()).isGreaterThanOrEqualTo(figures.heapFree());
    }

    private void look(int times) {
        look(times, LOOK);
    }

    private void look(int times, Duration apart) {
        for (int i = 0; i < times; i++) {
            watch.look();
            clock.advance(apart);
        }
    }

    private MachineFigures machine() {
        return new MachineFigures(
                load, 1, new Room(8, 1, 4), new Room(8, 1, 4), 100, 50, new Room(2_000, 10, freeDisk));
    }
}
