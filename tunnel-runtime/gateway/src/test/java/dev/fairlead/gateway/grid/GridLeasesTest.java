package dev.fairlead.gateway.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import dev.fairlead.gateway.group.LeaseRecord;
import dev.fairlead.gateway.group.LeaseStore;
import dev.fairlead.gateway.group.Leases;
import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leases in a grid of two members; each test has a cache of its own. */
@Timeout(120)
class GridLeasesTest {
    private static final Duration TIME = Duration.ofSeconds(4);
    private static final long NOON = 1_800_000_000_000L;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOON), ZoneOffset.UTC);
    private static final TestGrid GRID = new TestGrid();
    private static final AtomicInteger CACHES = new AtomicInteger();
    private static TestGrid.Member first;
    private static TestGrid.Member second;

    private final AtomicLong nanos = new AtomicLong();
    private String cache;

    @BeforeAll
    static void start() {
        first = GRID.join();
        second = GRID.join();
    }

    @AfterAll
    static void stop() {
        GRID.close();
    }

    @BeforeEach
    void name() {
        cache = "leases-" + CACHES.incrementAndGet();
    }

    private LeaseStore store(ManagerFinder member) {
        return GridCluster.of(
                        new GridSettings(new Endpoint("a.example", 8443), "unused", cache),
                        Duration.ofSeconds(10),
                        member,
                        nanos::get,
                        CLOCK)
                .leases();
    }

    private Leases node(ManagerFinder member) {
        return new Leases(store(member), nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Optional<Long> ask(Leases node, String agent) throws IOException {
        return node.ask("t/plant 1", agent, TIME, true);
    }

    /** Gives the lease to an agent as it happens in a new grid. */
    private void take(Leases node, String agent) throws IOException {
        ask(node, agent);
        pass(TIME);
        assertThat(ask(node, agent)).isPresent();
    }

    @Test
    void whatOneNodeWritesTheOtherReads() throws IOException {
        LeaseStore one = store(first);
        Optional<LeaseRecord> unknown = one.read("t/plant 1");
        LeaseRecord record = new LeaseRecord("agent-1/x", 7, 3);

        assertThat(one.replace("t/plant 1", unknown, record)).isTrue();

        assertThat(store(second).read("t/plant 1")).contains(record);
        assertThat(store(second).read("t/")).isNotEqualTo(Optional.of(record));
    }

    @Test
    void onlyWhoKnowsTheCurrentRecordReplacesIt() throws IOException {
        LeaseStore one = store(first);
        Optional<LeaseRecord> unknown = one.read("t/");
        LeaseRecord record = new LeaseRecord("a/1", 7, 1);
        one.replace("t/", unknown, record);

        assertThat(store(second).replace("t/", unknown, new LeaseRecord("b/1", 8, 1)))
                .isFalse();
        assertThat(store(second).replace("t/", Optional.empty(), new LeaseRecord("b/1", 8, 1)))
                .isFalse();

        assertThat(one.read("t/")).contains(record);
    }

    @Test
    void ofManyThatTryOneSucceeds() throws IOException {
        LeaseStore one = store(first);
        LeaseStore two = store(second);
        for (int round = 0; round < 20; round++) {
            String group = "t/" + round;
            Optional<LeaseRecord> unknown = one.read(group);
            AtomicInteger successes = new AtomicInteger();
            List<CompletableFuture<Void>> tries = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                LeaseRecord wanted = new LeaseRecord("agent-" + i, 8, 1);
                LeaseStore node = i % 2 == 0 ? one : two;
                tries.add(CompletableFuture.runAsync(() -> {
                    try {
                        successes.addAndGet(node.replace(group, unknown, wanted) ? 1 : 0);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            tries.forEach(CompletableFuture::join);
            assertThat(successes).hasValue(1);
        }
    }

    @Test
    void inANewGridTheFirstWaitsForWhoMayHoldTheLeaseUnknown() throws IOException {
        Leases one = node(first);
        assertThat(ask(one, "a")).isEmpty();
        pass(TIME.minusNanos(1));
        assertThat(ask(one, "a")).isEmpty();
        pass(Duration.ofNanos(1));

        assertThat(ask(one, "a")).contains(NOON + 1);
        assertThat(ask(node(second), "b")).isEmpty();
    }

    @Test
    void anotherNodeGivesTheLeaseToItsAgentWhenTheHolderWasSilent() throws IOException {
        Leases one = node(first);
        Leases two = node(second);
        take(one, "a");
        assertThat(ask(two, "b")).isEmpty();

        pass(TIME);

        assertThat(ask(two, "b")).contains(NOON + 2);
        assertThat(ask(one, "a")).isEmpty();
    }

    @Test
    void aLeaseThatTheGridHasLostIsGivenToNobodyUntilItsHolderHasStopped() throws IOException {
        Leases one = node(first);
        take(one, "a");

        first.cache(cache + "-leases").removeAll();

        assertThat(ask(node(second), "b")).isEmpty();
        assertThat(ask(one, "a")).isEmpty();
        pass(TIME);
        assertThat(ask(one, "b")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "1 1", "2 1 1 b/1", "1 -1 1 b/1", "1 1 9999999999999999999 b/1"})
    void anEntryThatIsNoLeaseIsNobodysLease(String text) throws IOException {
        Leases one = node(first);
        take(one, "a");

        first.cache(cache + "-leases").put("t/plant 1", text);

        assertThat(ask(one, "b")).isEmpty();
        assertThat(ask(one, "a")).isEmpty();
        pass(TIME);
        assertThat(ask(one, "b")).isPresent();
    }

    @Test
    void anEntryThatIsTooLongIsNoLease() throws IOException {
        LeaseStore one = store(first);
        one.read("t/");

        first.cache(cache + "-leases").put("t/", "1 1 1 " + "x".repeat(10_000));

        assertThat(one.read("t/").orElseThrow().holder()).hasSizeLessThan(100);
    }

    @Test
    void withoutTheGridNobodyHasALease() throws IOException {
        try (TestGrid other = new TestGrid()) {
            TestGrid.Member member = other.join();
            Leases one = node(member);
            take(one, "a");
            member.die();

            assertThatThrownBy(() -> ask(one, "a")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aNodeThatTheGridHasSplitOffGivesNoLeaseIfTheGridProtectsTheCache() throws IOException {
        cache = TestGrid.GUARDED;
        try (TestGrid other = new TestGrid()) {
            TestGrid.Member one = other.join();
            TestGrid.Member two = other.join();
            Leases node = node(one);
            take(node, "a");

            two.die();

            await().untilAsserted(() -> {
                pass(Duration.ofSeconds(1));
                assertThatThrownBy(() -> ask(node, "a"))
                        .isInstanceOf(IOException.class)
                        .hasRootCauseInstanceOf(SplitBrainProtectionException.class);
            });
        }
    }

    @Test
    void whileTheGridIsInTroubleNobodyWaitsInLineForIt() {
        AtomicInteger asked = new AtomicInteger();
        LeaseStore one = store(() -> {
            asked.incrementAndGet();
            throw new IllegalStateException("after a minute");
        });
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> one.read("t/")).isInstanceOf(IOException.class);
        }
        assertThat(asked).hasValue(1);

        pass(Duration.ofSeconds(1));

        assertThatThrownBy(() -> one.read("t/")).isInstanceOf(IOException.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    @Tag("AGENT-94")
    void atNoMomentDoTwoAgentsServeThoughTheGridLosesLeases() throws IOException {
        Random random = new Random(94);
        List<Leases> nodes = List.of(node(first), node(second));
        String[] agents = {"a", "b", "c"};
        long[] servesUntil = new long[agents.length];
        int granted = 0;
        for (int i = 0; i < 2_000; i++) {
            pass(Duration.ofMillis(random.nextInt(1_500)));
            if (random.nextInt(50) == 0) {
                second.cache(cache + "-leases").remove("t/plant 1");
            }
            int agent = random.nextInt(agents.length);
            long asked = nanos.get();
            pass(Duration.ofMillis(random.nextInt(200)));
            if (ask(nodes.get(random.nextInt(2)), agents[agent]).isPresent()) {
                servesUntil[agent] = asked + TIME.toNanos();
                granted++;
            }
            int serving = 0;
            for (long until : servesUntil) {
                serving += until - nanos.get() > 0 ? 1 : 0;
            }
            assertThat(serving).isLessThanOrEqualTo(1);
        }
        assertThat(granted).isGreaterThan(100);
    }
}
