package dev.fairlead.gateway.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who holds a group's lease, on nodes whose clocks know nothing of each other. */
class LeasesTest {
    private static final Duration TIME = Duration.ofSeconds(4);

    private final LocalLeases store = new LocalLeases();
    private final AtomicLong clockOfOne = new AtomicLong(-17);
    private final AtomicLong clockOfTwo = new AtomicLong(1L << 40);
    private final Leases one = new Leases(store, clockOfOne::get);
    private final Leases two = new Leases(store, clockOfTwo::get);

    private void pass(Duration time) {
        clockOfOne.addAndGet(time.toNanos());
        clockOfTwo.addAndGet(time.toNanos());
    }

    private static Optional<Long> ask(Leases node, String agent) throws IOException {
        return node.ask("t/", agent, TIME, true);
    }

    @Test
    void theFirstWhoAsksHasIt() throws IOException {
        assertThat(ask(one, "a")).contains(1L);
        assertThat(ask(one, "b")).isEmpty();
        assertThat(ask(two, "b")).isEmpty();
    }

    @Test
    void whoAsksInTimeKeepsItInTheSameEpochAtEveryNode() throws IOException {
        ask(one, "a");
        ask(two, "b");
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofSeconds(3));
            assertThat(ask(i % 2 == 0 ? one : two, "a")).contains(1L);
            assertThat(ask(two, "b")).isEmpty();
        }
    }

    @Test
    void anotherHasItWhenTheHolderWasSilentForItsTime() throws IOException {
        ask(one, "a");
        assertThat(ask(one, "b")).isEmpty();
        pass(TIME.minusNanos(1));
        assertThat(ask(one, "b")).isEmpty();
        pass(Duration.ofNanos(1));

        assertThat(ask(one, "b")).contains(2L);
        assertThat(ask(one, "a")).isEmpty();
    }

    @Test
    void aNodeThatHasJustComeCountsFromWhenItFirstLooked() throws IOException {
        ask(one, "a");
        pass(TIME.multipliedBy(10));

        assertThat(ask(two, "b")).isEmpty();
        pass(TIME);
        assertThat(ask(two, "b")).contains(2L);
    }

    @Test
    void aReleasedLeaseIsFreeAtOnce() throws IOException {
        ask(one, "a");
        one.release("t/", "b");
        assertThat(ask(two, "b")).isEmpty();

        one.release("t/", "a");

        assertThat(ask(two, "b")).contains(2L);
    }

    @Test
    void whoMustLetAnotherGoFirstKeepsWhatItHasButTakesNothing() throws IOException {
        assertThat(one.ask("t/", "a", TIME, false)).isEmpty();
        ask(one, "a");
        assertThat(one.ask("t/", "a", TIME, false)).contains(1L);
    }

    @Test
    void groupsKnowNothingOfEachOther() throws IOException {
        ask(one, "a");

        assertThat(one.ask("t/plant", "b", TIME, true)).contains(1L);
    }

    @Test
    @Tag("AGENT-94")
    void atNoMomentDoTwoAgentsServeWhateverGetsThrough() throws IOException {
        Random random = new Random(94);
        List<Leases> nodes = List.of(one, two);
        Map<String, Long> servesUntil = new HashMap<>();
        int takeovers = 0;
        for (int i = 0; i < 20_000; i++) {
            // clocks of nodes drift apart between questions, but run at one speed; most questions are lost
            pass(Duration.ofMillis(random.nextInt(1_500)));
            String agent = "abc".substring(random.nextInt(3)).substring(0, 1);
            if (random.nextInt(3) == 0) {
                long asked = clockOfOne.get();
                pass(Duration.ofMillis(random.nextInt(200)));
                if (ask(nodes.get(random.nextInt(2)), agent).isPresent()) {
                    takeovers += servesUntil.containsKey(agent) ? 0 : 1;
                    servesUntil.put(agent, asked + TIME.toNanos());
                }
            }
            long now = clockOfOne.get();
            servesUntil.values().removeIf(until -> until - now <= 0);
            assertThat(servesUntil.size()).isLessThanOrEqualTo(1);
        }
        assertThat(takeovers).isGreaterThan(100);
    }
}
