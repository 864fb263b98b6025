package dev.fairlead.agent.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many connections wait for their next exchange, and for how long. */
class BackendPoolTest {
    private static final BackendTarget.Key ERP = new BackendTarget.Key("erp.corp:443", Optional.empty());
    private static final BackendTarget.Key CRM = new BackendTarget.Key("crm.corp:443", Optional.empty());

    private final EmbeddedChannel clock = new EmbeddedChannel();
    private final BackendPool pool = new BackendPool(clock.eventLoop());
    private final List<EmbeddedChannel> channels = new ArrayList<>();

    @BeforeEach
    void stopTheClock() {
        clock.freezeTime();
    }

    private BackendConnection connection(BackendTarget.Key key) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channels.add(channel);
        return new BackendConnection(pool, key, channel);
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            clock.advanceTimeBy(1, TimeUnit.SECONDS);
            clock.runScheduledPendingTasks();
        }
    }

    @Test
    void allThatAPeakNeededWaitForTheNextOne() {
        for (int number = 0; number < 200; number++) {
            pool.keep(connection(ERP));
        }

        for (int number = 0; number < 200; number++) {
            assertThat(pool.take(ERP)).isPresent();
        }
        assertThat(pool.take(ERP)).isEmpty();
    }

    @Test
    void theOneUsedLastIsTakenFirst() {
        BackendConnection first = connection(ERP);
        BackendConnection last = connection(ERP);
        pool.keep(first);
        pool.keep(last);

        assertThat(pool.take(ERP)).containsSame(last);
    }

    @Test
    void connectionsOfOtherTargetsAreNotTaken() {
        pool.keep(connection(CRM));

        assertThat(pool.take(ERP)).isEmpty();
    }

    @Test
    void whatNobodyNeedsIsClosed() {
        pool.keep(connection(ERP));
        pool.keep(connection(CRM));

        pass(21);

        assertThat(channels).noneMatch(EmbeddedChannel::isActive);
        assertThat(pool.take(ERP)).isEmpty();
    }

    @Test
    void howManyWaitForWhomIsCountedNowAndThen() {
        pool.keep(connection(ERP));
        pool.keep(connection(ERP));
        pool.keep(connection(CRM));
        pass(5);
        assertThat(pool.idle()).isEqualTo(Map.of("erp.corp:443", 2, "crm.corp:443", 1));

        pass(16);
        assertThat(pool.idle()).isEmpty();
    }

    @Test
    void whatIsUsedStays() {
        BackendConnection used = connection(ERP);
        pool.keep(used);
        pass(10);
        pool.keep(pool.take(ERP).orElseThrow());

        pass(10);

        assertThat(pool.take(ERP)).containsSame(used);
    }

    @Test
    void thereIsAnEndToWhatWaits() {
        for (int number = 0; number < 513; number++) {
            pool.keep(connection(ERP));
        }

        assertThat(channels.subList(0, 512)).allMatch(EmbeddedChannel::isActive);
        assertThat(channels.get(512).isActive()).isFalse();
    }

    @Test
    void oneThatTheBackEndClosedIsNotTaken() {
        pool.keep(connection(ERP));
        channels.get(0).close();

        assertThat(pool.take(ERP)).isEmpty();
    }

    @Test
    void aPoolThatIsClosedKeepsNothing() {
        pool.keep(connection(ERP));
        pool.close();
        pool.keep(connection(ERP));

        assertThat(channels).noneMatch(EmbeddedChannel::isActive);
    }
}
