package dev.fairlead.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.source.Registration;
import dev.fairlead.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupTest {

    private final TestClock clock = new TestClock();
    private final Counting first = new Counting("first");
    private final Counting second = new Counting("second");
    private final DestinationEngine engine = DestinationEngine.builder()
            .sources(List.of(first, second))
            .clock(clock)
            .revalidation(Duration.ofSeconds(5))
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theFirstSourceThatKnowsTheNameCounts() {
        second.add("erp", "https://second");
        String ofSecond = engine.describe(DestinationLookup.of("erp")).version();

        first.add("erp", "https://first");
        clock.advance(Duration.ofSeconds(5));

        assertThat(engine.describe(DestinationLookup.of("erp")).version()).isNotEqualTo(ofSecond);
        assertThat(second.asked.get()).isEqualTo(1);
    }

    @Test
    void anUnknownNameIsAnAnswerThatNamesTheSources() {
        assertThatThrownBy(() -> engine.describe(DestinationLookup.of("typo")))
                .isInstanceOf(DestinationNotFoundException.class)
                .hasMessageContaining("FL-DEST-001")
                .hasMessageContaining("'typo'")
                .hasMessageContaining("is in none of: first; second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a.b", "a/b", "ä", "a\nb"})
    void aNameThatCannotBeOneIsRefusedBeforeASourceIsAsked(String name) {
        assertThatThrownBy(() -> engine.describe(DestinationLookup.of(name)))
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.DESTINATION_NAME_INVALID));
        assertThat(first.asked.get()).isZero();
    }

    @Test
    void aFailingSourceDoesNotBlockNamesThatASourceBeforeItKnows() {
        first.add("erp", "https://first");
        second.failing = true;

        assertThat(engine.describe(DestinationLookup.of("erp")).name()).isEqualTo("erp");
        assertThatThrownBy(() -> engine.describe(DestinationLookup.of("other")))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNREADABLE))
                .hasMessageContaining("second");
    }

    @Test
    void namesThatAFailingSourceMayHoldAreNotTakenFromALaterOne() {
        second.add("erp", "https://second");
        first.failing = true;

        assertThatThrownBy(() -> engine.describe(DestinationLookup.of("erp"))).hasMessageContaining("first");
    }

    @Test
    void sourcesAreAskedOnceWithinTheRevalidationTime() {
        first.add("erp", "https://first");

        for (int i = 0; i < 10; i++) {
            engine.describe(DestinationLookup.of("erp"));
        }
        assertThat(first.asked.get()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(5));
        engine.describe(DestinationLookup.of("erp"));
        assertThat(first.asked.get()).isEqualTo(2);
    }

    @Test
    void whileOneThreadAsksASlowSourceTheOthersGoOnWithWhatTheyHave() throws Exception {
        first.add("erp", "https://first");
        engine.describe(DestinationLookup.of("erp"));
        clock.advance(Duration.ofSeconds(6));
        CountDownLatch release = new CountDownLatch(1);
        first.delay = release;
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<DestinationInfo> asking = thread.submit(() -> engine.describe(DestinationLookup.of("erp")));
            await().until(() -> first.asked.get() == 2);

            assertThat(engine.describe(DestinationLookup.of("erp")).name()).isEqualTo("erp");
            assertThat(first.asked.get()).isEqualTo(2);

            release.countDown();
            assertThat(asking.get().name()).isEqualTo("erp");
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void notFoundIsRememberedShortly() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> engine.describe(DestinationLookup.of("new")))
                    .isInstanceOf(DestinationNotFoundException.class);
        }
        assertThat(first.asked.get()).isEqualTo(1);

        first.add("new", "https://new");
        clock.advance(Duration.ofSeconds(5));

        assertThat(engine.describe(DestinationLookup.of("new")).name()).isEqualTo("new");
    }

    @Test
    void versionChangesWithThePropertiesAndOnlyThen() {
        first.add("erp", "https://one");
        String before = engine.describe(DestinationLookup.of("erp")).version();

        clock.advance(Duration.ofSeconds(5));
        assertThat(engine.describe(DestinationLookup.of("erp")).version()).isEqualTo(before);

        first.add("erp", "https://two");
        clock.advance(Duration.ofSeconds(5));
        assertThat(engine.describe(DestinationLookup.of("erp")).version()).isNotEqualTo(before);
    }

    @Test
    void versionsOfTwoEnginesCannotBeCompared() {
        first.add("erp", "https://one");
        try (DestinationEngine other =
                DestinationEngine.builder().sources(List.of(first)).build()) {
            assertThat(other.describe(DestinationLookup.of("erp")).version())
                    .isNotEqualTo(engine.describe(DestinationLookup.of("erp")).version());
        }
    }

    @Test
    void anInvalidDestinationIsReportedUntilItIsMended() {
        first.add("erp", "nowhere");
        assertThatThrownBy(() -> engine.describe(DestinationLookup.of("erp")))
                .isInstanceOf(InvalidDestinationException.class);

        first.add("erp", "https://first");

        assertThat(engine.describe(DestinationLookup.of("erp")).authentication())
                .isEqualTo("NoAuthentication");
    }

    @Test
    void anApplicationsOwnDestinationsCountFirstAndForItAlone() {
        first.add("erp", "https://server");
        DestinationLookup ofShop = new DestinationLookup("shop", "", "erp", LookupOptions.DEFAULT);
        String ofServer = engine.describe(ofShop).version();

        try (Registration registration = engine.register("shop", source("https://shop"))) {
            assertThat(engine.describe(ofShop).version()).isNotEqualTo(ofServer);
            assertThat(engine.describe(new DestinationLookup("other", "", "erp", LookupOptions.DEFAULT))
                            .version())
                    .isEqualTo(ofServer);
        }

        assertThat(engine.describe(ofShop).version()).isEqualTo(ofServer);
    }

    @Test
    void anApplicationsFragmentsAreNotMergedOverDestinationsOfTheServer() {
        first.add("erp", "https://server");
        engine.register("shop", new MapSource("shop", Map.of(), Map.of("evil", Map.of("URL", "https://elsewhere"))));

        assertThatThrownBy(() -> engine.describe(
                        new DestinationLookup("shop", "", "erp", LookupOptions.DEFAULT.fragment("evil"))))
                .hasMessageContaining("FL-DEST-005");
    }

    @Test
    void aThousandFirstLookUpsAskOnceAndShareTheAnswer() throws Exception {
        first.add("erp", "https://first");
        CountDownLatch release = new CountDownLatch(1);
        first.delay = release;
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<String>> versions = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                versions.add(threads.submit(
                        () -> engine.describe(DestinationLookup.of("erp")).version()));
            }
            await().until(() -> first.asked.get() == 1);
            release.countDown();

            Set<String> different = new HashSet<>();
            for (Future<String> version : versions) {
                different.add(version.get());
            }
            assertThat(different).hasSize(1);
            assertThat(first.asked.get()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void takingBackAnOldRegistrationLeavesTheNewOneAlone() {
        Registration old = engine.register("shop", source("https://old"));
        engine.register("shop", source("https://new"));

        old.close();
        old.close();

        assertThat(engine.describe(new DestinationLookup("shop", "", "erp", LookupOptions.DEFAULT))
                        .name())
                .isEqualTo("erp");
    }

    @Test
    void aClosedEngineSaysSo() {
        first.add("erp", "https://first");
        engine.close();

        assertThatThrownBy(() -> engine.describe(DestinationLookup.of("erp")))
                .isInstanceOf(DestinationException.class)
                .hasMessageContaining("the destination engine is closed");
    }

    private static MapSource source(String url) {
        return MapSource.of("erp", Map.of("Type", "HTTP", "URL", url, "Authentication", "NoAuthentication"));
    }

    /** A source that changes, fails and counts. */
    private static final class Counting implements DestinationSource {
        private final String description;
        private final Map<String, Map<String, String>> destinations = new ConcurrentHashMap<>();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean failing;
        private volatile CountDownLatch delay = new CountDownLatch(0);

        Counting(String description) {
            this.description = description;
        }

        void add(String name, String url) {
            destinations.put(name, Map.of("Type", "HTTP", "URL", url, "Authentication", "NoAuthentication"));
        }

        @Override
        public String description() {
            return description;
        }

        @Override
        public Set<String> names() {
            return destinations.keySet();
        }

        @Override
        public Optional<Map<String, String>> find(String name) {
            asked.incrementAndGet();
            try {
                delay.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (failing) {
                throw new IllegalStateException("out of order");
            }
            return Optional.ofNullable(destinations.get(name));
        }
    }
}
