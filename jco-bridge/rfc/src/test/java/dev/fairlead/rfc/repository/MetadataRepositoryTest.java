package dev.fairlead.rfc.repository;

import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.STRING;
import static dev.fairlead.rfc.metadata.FieldType.bcdOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcConfigurationException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcUsageException;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataRepositoryTest {

    private static final RecordType INNER =
            RecordType.named("/FLD/INNER").field("AMOUNT", bcdOf(8, 2)).build();
    private static final FunctionDescription ORDER = FunctionDescription.named("Z_ORDER")
            .imports(
                    "HEADER",
                    structureOf(RecordType.named("ZHEADER")
                            .field("ID", charOf(10), "Number of the order")
                            .field("INNER", structureOf(INNER))
                            .field("NOTES", tableOf(STRING))
                            .build()))
            .optional("MODE", charOf(1), "'X'")
            .parameter("COUNTER", INT, Direction.CHANGING, true, "", "Counts")
            .tables("ITEMS", INNER)
            .raises("NO_STOCK")
            .build();

    private final TestClock clock = new TestClock();

    /** A system that counts what it is asked. */
    private static final class Source implements MetadataSource {
        final AtomicInteger questions = new AtomicInteger();
        volatile Function<String, Optional<FunctionDescription>> answer =
                name -> name.equals("Z_ORDER") ? Optional.of(ORDER) : Optional.empty();

        @Override
        public Optional<FunctionDescription> function(String name) {
            questions.incrementAndGet();
            return answer.apply(name);
        }

        @Override
        public Optional<RecordType> recordType(String name) {
            questions.incrementAndGet();
            return name.equals("/FLD/INNER") ? Optional.of(INNER) : Optional.empty();
        }
    }

    private final Source source = new Source();

    private MetadataRepository repository(Duration checkInterval, MetadataSource... sources) {
        return new MetadataRepository(Arrays.asList(sources), new RepositorySettings(100, checkInterval, clock));
    }

    private MetadataRepository repository() {
        return repository(Duration.ZERO, source);
    }

    private static RfcException failure(RfcErrorGroup group) {
        return RfcException.of(RfcFailure.of(group, "erp", "metadata", "the user may not"));
    }

    @Nested
    class Lookup {
        @Test
        void asksOnceAName() {
            MetadataRepository repository = repository();

            repository.require("Z_ORDER");
            repository.function(" z_order  ");
            repository.describe("Z_ORDER");

            assertThat(source.questions).hasValue(1);
        }

        @Test
        void doesNotKeepWhatWasReadWhileItWasForgotten() {
            FunctionDescription changed =
                    FunctionDescription.named("Z_ORDER").imports("NEW", INT).build();
            MetadataRepository repository = repository();
            source.answer = name -> {
                source.answer = later -> Optional.of(changed);
                repository.removeFunction(name);
                return Optional.of(ORDER);
            };

            repository.describe("Z_ORDER");

            assertThat(repository.describe("Z_ORDER")).contains(changed);
            assertThat(source.questions).hasValue(2);
        }

        @Test
        void keepsWhatWasAddedWhileItsNameWasAskedFor() {
            FunctionDescription added =
                    FunctionDescription.named("Z_ORDER").imports("NEW", INT).build();
            MetadataRepository repository = repository();
            source.answer = name -> {
                repository.clear();
                repository.add(added);
                return Optional.of(ORDER);
            };

            repository.describe("Z_ORDER");

            assertThat(repository.describe("Z_ORDER")).contains(added);
            assertThat(source.questions).hasValue(1);
        }

        @Test
        void givesAFreshFunctionEachTime() {
            MetadataRepository repository = repository();
            repository.require("Z_ORDER").set("MODE", "A");

            assertThat(repository.require("Z_ORDER").imports().isSet("MODE")).isFalse();
        }

        @Test
        @Tag("RFC-33")
        void doesNotAskAgainForSixtySecondsWhatDoesNotExist() {
            MetadataRepository repository = repository();

            assertThat(repository.function("NO_SUCH_FM")).isEmpty();
            clock.advance(Duration.ofSeconds(59));
            assertThat(repository.function("NO_SUCH_FM")).isEmpty();
            assertThat(source.questions).hasValue(1);

            clock.advance(Duration.ofSeconds(2));
            assertThat(repository.function("NO_SUCH_FM")).isEmpty();
            assertThat(source.questions).hasValue(2);
        }

        @Test
        void namesTheFunctionThatDoesNotExist() {
            assertThatThrownBy(() -> repository().require("NO_SUCH_FM"))
                    .isInstanceOfSatisfying(
                            RfcUsageException.class,
                            e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.FUNCTION_NOT_FOUND))
                    .hasMessageContaining("NO_SUCH_FM");
        }

        @Test
        void keepsNoMoreThanItMay() {
            source.answer = name -> Optional.of(FunctionDescription.named(name).build());
            MetadataRepository repository = repository();

            for (int i = 0; i < 1_000; i++) {
                repository.describe("Z_" + i);
            }

            assertThat(repository.cachedFunctions()).hasSizeLessThan(300);
        }
    }

    @Nested
    class ManyThreads {
        @Test
        @Tag("RFC-34")
        void askOnceTogether() throws Exception {
            CountDownLatch arrived = new CountDownLatch(50);
            source.answer = name -> {
                await(arrived);
                return Optional.of(ORDER);
            };
            MetadataRepository repository = repository();

            assertThat(inThreads(50, () -> {
                        arrived.countDown();
                        return repository.require("Z_ORDER").name();
                    }))
                    .containsOnly("Z_ORDER")
                    .hasSize(50);
            assertThat(source.questions).hasValue(1);
        }

        @Test
        void failTogetherIfTheSystemIsDown() throws Exception {
            CountDownLatch arrived = new CountDownLatch(10);
            source.answer = name -> {
                await(arrived);
                throw failure(RfcErrorGroup.COMMUNICATION);
            };
            MetadataRepository repository = repository();

            assertThat(inThreads(10, () -> {
                        arrived.countDown();
                        return groupOfFailure(repository);
                    }))
                    .containsOnly(RfcErrorGroup.COMMUNICATION);
        }

        @Test
        void tryForThemselvesIfTheUserMayNot() throws Exception {
            AtomicInteger asked = new AtomicInteger();
            CountDownLatch arrived = new CountDownLatch(2);
            source.answer = name -> {
                await(arrived);
                if (asked.getAndIncrement() == 0) {
                    throw failure(RfcErrorGroup.SYSTEM_FAILURE);
                }
                return Optional.of(ORDER);
            };
            MetadataRepository repository = repository();

            assertThat(inThreads(2, () -> {
                        arrived.countDown();
                        return groupOfFailure(repository);
                    }))
                    .containsExactlyInAnyOrder(RfcErrorGroup.SYSTEM_FAILURE, null);
        }

        private static RfcErrorGroup groupOfFailure(MetadataRepository repository) {
            try {
                repository.require("Z_ORDER");
                return null;
            } catch (RfcException e) {
                return e.group();
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static <T> List<T> inThreads(int count, Callable<T> work) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(count);
            try {
                List<Future<T>> futures = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    futures.add(threads.submit(work));
                }
                List<T> results = new ArrayList<>();
                for (Future<T> future : futures) {
                    results.add(future.get());
                }
                return results;
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Nested
    class CheckInterval {
        @Test
        void readsAnOldEntryAgain() {
            MetadataRepository repository = repository(Duration.ofMinutes(10), source);
            repository.require("Z_ORDER");
            FunctionDescription changed = FunctionDescription.named("Z_ORDER")
                    .imports("ID", charOf(20))
                    .build();
            source.answer = name -> Optional.of(changed);

            clock.advance(Duration.ofMinutes(9));
            assertThat(repository.describe("Z_ORDER")).contains(ORDER);
            clock.advance(Duration.ofMinutes(2));
            assertThat(repository.describe("Z_ORDER")).contains(changed);
        }

        @Test
        void forgetsAFunctionThatVanished() {
            MetadataRepository repository = repository(Duration.ofMinutes(10), source);
            repository.require("Z_ORDER");
            source.answer = name -> Optional.empty();

            clock.advance(Duration.ofMinutes(11));

            assertThat(repository.describe("Z_ORDER")).isEmpty();
        }

        @Test
        void keepsAnOldEntryWhileTheSystemIsDown() {
            MetadataRepository repository = repository(Duration.ofMinutes(10), source);
            repository.require("Z_ORDER");
            source.answer = name -> {
                throw failure(RfcErrorGroup.COMMUNICATION);
            };

            clock.advance(Duration.ofMinutes(11));

            assertThat(repository.describe("Z_ORDER")).contains(ORDER);
        }

        @Test
        void ofZeroReadsNothingAgain() {
            MetadataRepository repository = repository();
            repository.require("Z_ORDER");

            clock.advance(Duration.ofDays(365));
            repository.require("Z_ORDER");

            assertThat(source.questions).hasValue(1);
        }
    }

    @Nested
    class Sources {
        private final Source denied = new Source();

        Sources() {
            denied.answer = name -> {
                throw failure(RfcErrorGroup.SYSTEM_FAILURE);
            };
        }

        @Test
        void areAskedInOrderUntilOneHasIt() {
            assertThat(repository(Duration.ZERO, MetadataFile.of(ORDER), source).describe("Z_ORDER"))
                    .isPresent();
            assertThat(source.questions).hasValue(0);
        }

        @Test
        void thatMayNotBeAskedAreReplacedByTheNext() {
            assertThat(repository(Duration.ZERO, denied, MetadataFile.of(ORDER)).describe("Z_ORDER"))
                    .contains(ORDER);
        }

        @Test
        void thatMayNotBeAskedAreNamedIfNoneHelps() {
            MetadataRepository repository = repository(Duration.ZERO, denied, MetadataFile.of());

            assertThatThrownBy(() -> repository.describe("Z_ORDER")).hasMessageContaining("the user may not");
            assertThatThrownBy(() -> repository.describe("Z_ORDER")).hasMessageContaining("the user may not");
            assertThat(denied.questions).as("a failure is not remembered").hasValue(2);
        }

        @Test
        void ofWhichOneKnowsEverythingDecideWhatDoesNotExist() {
            assertThat(repository(Duration.ZERO, denied, source).describe("NO_SUCH_FM"))
                    .isEmpty();
        }

        @Test
        void mustBeOneAtLeast() {
            assertThatThrownBy(() -> repository(Duration.ZERO)).isInstanceOf(RfcConfigurationException.class);
        }
    }

    @Nested
    class SaveAndLoad {
        @Test
        @Tag("RFC-36")
        void bringBackFunctionsWithoutACall() {
            MetadataRepository repository = repository();
            repository.require("Z_ORDER");
            repository.recordType("/FLD/INNER");
            StringWriter saved = new StringWriter();
            repository.save(saved);
            source.questions.set(0);

            repository.clear();
            assertThat(repository.cachedFunctions()).isEmpty();
            repository.load(new StringReader(saved.toString()));

            assertThat(repository.describe("Z_ORDER")).contains(ORDER);
            assertThat(repository.recordType("/fld/inner")).contains(INNER);
            assertThat(source.questions).hasValue(0);
            assertThat(repository.cachedRecordTypes()).containsExactly("/FLD/INNER", "ZHEADER");
        }

        @ParameterizedTest
        @Tag("RFC-36")
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{\"functions\": 1, \"records\": []}",
                    "{\"functions\": [{\"name\": \"Z\"}], \"records\": []}",
                    "{\"functions\": [], \"records\": [{\"name\": \"A\", \"fields\": [{\"name\": \"X\"}]}]}",
                    "{\"functions\": [], \"records\": [{\"name\": \"A\", \"fields\":"
                            + " [{\"name\": \"X\", \"type\": \"STRUCTURE\", \"record\": \"A\"}]}]}",
                    "{\"functions\": [], \"records\": [{\"name\": \"A\", \"fields\":"
                            + " [{\"name\": \"X\", \"type\": \"TABLE\", \"record\": \"B\"}]}]}",
                    "{\"functions\": [], \"records\": [{\"name\": \"A\", \"fields\":"
                            + " [{\"name\": \"X\", \"type\": \"CHAR\"}]}]}",
                    "{\"functions\": [], \"records\": [{\"name\": \"A\", \"fields\": []}, {\"name\": \"A\","
                            + " \"fields\": []}]}"
                })
        void ofABrokenFileLeavesNothing(String file) {
            MetadataRepository repository = repository();
            repository.require("Z_ORDER");

            assertThatThrownBy(() -> repository.load(new StringReader(file)))
                    .isInstanceOfSatisfying(
                            RfcConfigurationException.class,
                            e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.INVALID_REPOSITORY_CACHE));
            assertThat(repository.cachedFunctions()).isEmpty();
        }

        @Test
        void readTheFileOfTheManual() throws IOException {
            String page = Files.readString(Path.of(System.getProperty("basedir", "."), "../../docs/rfc.md"));
            String file = page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```"));

            MetadataFile read = MetadataFile.read("docs/rfc.md", new StringReader(file));

            assertThat(read.function("Z_ORDER"))
                    .contains(FunctionDescription.named("Z_ORDER")
                            .imports("CUSTOMER", charOf(10))
                            .optional("NOTES", tableOf(STRING))
                            .tables(
                                    "ITEMS",
                                    RecordType.named("ZITEM")
                                            .field("MATERIAL", charOf(18))
                                            .field("PRICE", bcdOf(8, 2))
                                            .build())
                            .raises("NO_STOCK")
                            .build());
        }

        @Test
        void refusesTwoTypesOfOneName() {
            MetadataRepository repository = repository();
            repository.add(INNER);
            repository.add(FunctionDescription.named("Z")
                    .tables("T", RecordType.named("/FLD/INNER").field("X", INT).build())
                    .build());

            assertThatThrownBy(() -> repository.save(new StringWriter()))
                    .isInstanceOf(RfcUsageException.class)
                    .hasMessageContaining("/FLD/INNER");
        }
    }

    @Test
    void whatIsRemovedIsAskedForAgain() {
        MetadataRepository repository = repository();
        repository.require("Z_ORDER");
        repository.recordType("/FLD/INNER");

        repository.removeFunction("z_order");
        repository.removeRecordType("/FLD/INNER");
        repository.require("Z_ORDER");
        repository.recordType("/FLD/INNER");

        assertThat(source.questions).hasValue(4);
    }
}
