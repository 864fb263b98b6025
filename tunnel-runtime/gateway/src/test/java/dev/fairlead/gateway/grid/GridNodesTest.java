package dev.fairlead.gateway.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.gateway.cluster.Membership;
import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How nodes see each other in a grid; each test has a cache of its own. */
@Timeout(120)
class GridNodesTest {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Duration SILENCE = LOOK_EVERY.multipliedBy(3);
    private static final Endpoint A = new Endpoint("a.example", 8443);
    private static final Endpoint B = new Endpoint("b.example", 8443);
    private static final TestGrid GRID = new TestGrid();
    private static final AtomicInteger CACHES = new AtomicInteger();
    private static TestGrid.Member member;

    private final AtomicLong nanos = new AtomicLong(-5);
    private String cache;

    @BeforeAll
    static void start() {
        member = GRID.join();
    }

    @AfterAll
    static void stop() {
        GRID.close();
    }

    @BeforeEach
    void name() {
        cache = "nodes-" + CACHES.incrementAndGet();
    }

    private Membership node(Endpoint self) {
        return node(self, member);
    }

    private Membership node(Endpoint self, ManagerFinder managers) {
        return GridCluster.of(
                        new GridSettings(self, "unused", cache), LOOK_EVERY, managers, nanos::get, Clock.systemUTC())
                .members();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void nodesSeeEachOther() throws IOException {
        Membership one = node(A);
        Membership two = node(B);

        assertThat(one.nodes()).containsExactly(A);
        assertThat(two.nodes()).containsExactly(A, B);
        assertThat(one.nodes()).containsExactly(A, B);
        assertThat(one.isSelf(A)).isTrue();
        assertThat(one.isSelf(B)).isFalse();
    }

    @Test
    void aNodeCountsAsLongAsItsAnnouncementChanges() throws IOException {
        Membership one = node(A);
        Membership two = node(B);
        for (int i = 0; i < 5; i++) {
            one.nodes();
            pass(SILENCE.minusNanos(1));
            assertThat(two.nodes()).containsExactly(A, B);
        }

        pass(SILENCE.minusNanos(1));
        assertThat(two.nodes()).containsExactly(A, B);
        pass(Duration.ofNanos(1));
        assertThat(two.nodes()).containsExactly(B);
    }

    @Test
    void aNodeThatWasOnlyHeldUpIsANodeAgain() throws IOException {
        Membership one = node(A);
        Membership two = node(B);
        one.nodes();
        two.nodes();
        pass(SILENCE);
        assertThat(two.nodes()).containsExactly(B);

        one.nodes();

        assertThat(two.nodes()).containsExactly(A, B);
    }

    @Test
    void aNodeThatLeavesIsGoneAtOnceThoughItStillLooks() throws IOException {
        Membership one = node(A);
        Membership two = node(B);
        one.nodes();
        assertThat(two.nodes()).containsExactly(A, B);

        one.close();

        assertThat(two.nodes()).containsExactly(B);
        assertThat(one.nodes()).containsExactly(A, B);
        assertThat(two.nodes()).containsExactly(B);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "2 1 c.example:8443",
                "1 1 c.example",
                "1 1 c.example:0",
                "1 1 c.example:65536",
                "1 -1 c.example:8443",
                "1 9999999999999999999 c.example:8443",
                "1 1 https://c.example:8443",
                "1 1 c.example/x:8443",
                "1 1 c.example:8443\nnext",
                "1 1 c example:8443"
            })
    void whatIsNoAnnouncementIsSkipped(String text) throws IOException {
        Membership one = node(A);
        one.nodes();

        member.cache(cache).put("stranger", text);

        assertThat(one.nodes()).containsExactly(A);
    }

    @Test
    void longTextsAreSkippedUnread() throws IOException {
        Membership one = node(A);
        one.nodes();

        member.cache(cache).put("stranger", "1 1 " + "c".repeat(400) + ":8443");
        member.cache(cache).put("stranger".repeat(20), "1 1 c.example:8443");

        assertThat(one.nodes()).containsExactly(A);
    }

    @Test
    void thereIsAnEndToHowManyNodesAreBelieved() throws IOException {
        Membership one = node(A);
        one.nodes();
        for (int i = 0; i < 1_200; i++) {
            member.cache(cache).put("node-" + i, "1 1 10.0." + i / 200 + "." + i % 200 + ":8443");
        }

        assertThat(one.nodes()).contains(A).hasSizeBetween(2, 65);
    }

    @Test
    void theGatewaysCertificateNamesNobodyWhomOnlyTheGridKnows() {
        assertThat(node(A).isVouchedFor(A)).isTrue();
        assertThat(node(A).isVouchedFor(B)).isFalse();
    }

    @Test
    void aGridThatForgetsNothingIsCleanedOfNodesThatAreSilent() throws IOException {
        member.find()
                .createCache(cache, new MutableConfiguration<String, String>().setTypes(String.class, String.class));
        Membership two = node(B);
        node(A).nodes();
        two.nodes();

        pass(SILENCE);
        two.nodes();

        assertThat(member.cache(cache)).hasSize(1);
    }

    @Test
    void aGridThatIsAwayIsToldAndUsedAgainWhenItIsBack() throws IOException {
        try (TestGrid other = new TestGrid()) {
            AtomicReference<TestGrid.Member> current = new AtomicReference<>(other.join());
            Membership one = node(A, () -> current.get().find());
            assertThat(one.nodes()).containsExactly(A);
            current.get().die();

            assertThatThrownBy(one::nodes).isInstanceOf(IOException.class);
            current.set(other.join());
            pass(Duration.ofSeconds(1));

            assertThat(one.nodes()).containsExactly(A);
        }
    }
}
