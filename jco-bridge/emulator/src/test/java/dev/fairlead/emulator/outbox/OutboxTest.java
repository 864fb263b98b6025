package dev.fairlead.emulator.outbox;

import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.AbapRaise;
import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.trfc.TransactionState;
import dev.fairlead.rfc.OutboxEntry;
import dev.fairlead.rfc.OutboxException;
import dev.fairlead.rfc.OutboxState;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.dispatch.JdbcOutbox;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notes that a system writes once each, whatever happens to the server that sends them. */
class OutboxTest {
    private static final FunctionDescription NOTE = FunctionDescription.named("Z_NOTE")
            .imports("TEXT", charOf(40))
            .raises("UNREADABLE")
            .build();
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final Set<String> unreadable = new HashSet<>();
    private final AbapEmulator system =
            Emulators.standard().module(NOTE, this::note).start();
    private final LocalConnection connection = system.connect("TESTER");
    private final OutboxClock clock = new OutboxClock();
    private final TransactedDatabase database = new TransactedDatabase();
    private final Receiver receiver = new Receiver(connection);
    private final JdbcOutbox outbox = server(receiver);

    OutboxTest() throws SQLException {}

    @AfterEach
    void stop() throws SQLException {
        database.close();
        system.close();
    }

    private void note(AbapContext context, RfcFunction function) throws AbapRaise {
        String text = function.imports().getString("TEXT");
        if (unreadable.contains(text)) {
            throw context.raise("UNREADABLE");
        }
        context.registerUpdate(() -> notes.add(text));
    }

    /** The outbox of one server, which sends on the thread that asks it to. */
    private JdbcOutbox server(Receiver sees) {
        return new JdbcOutbox(database, sees, Runnable::run, clock);
    }

    private String send(String text) {
        return outbox.send("erp", connection.function("Z_NOTE").set("TEXT", text));
    }

    private String send(String text, String queue) {
        return outbox.send("erp", connection.function("Z_NOTE").set("TEXT", text), queue);
    }

    @Test
    void callsThatWaitAreCountedByDestination() {
        send("first");
        send("unreadable");
        unreadable.add("unreadable");

        assertThat(outbox.pending()).containsExactly(entry(DestinationLookup.of("erp"), 2L));
        outbox.sendDue();
        assertThat(outbox.pending()).isEmpty();
    }

    private void sendUntilNothingIsDue(JdbcOutbox sender) {
        while (sender.sendDue() > 0) {
            assertThat(receiver.sent()).hasSizeLessThan(100);
        }
    }

    private List<OutboxEntry> entries(OutboxState state) {
        return outbox.entries(state, 100);
    }

    private boolean isEmpty() {
        return List.of(OutboxState.values()).stream()
                .allMatch(state -> entries(state).isEmpty());
    }

    private static RfcException failure(RfcErrorGroup group) {
        return RfcException.of(RfcFailure.of(group, "erp", "Z_NOTE", "is what the test wants"));
    }

    @Nested
    class ACallOfATransaction {

        @Test
        void isSentOnceTheTransactionIsCommitted() throws SQLException {
            JdbcOutbox dispatching = new JdbcOutbox(database.withoutTransaction(), receiver, Runnable::run, clock);
            database.begin();
            String tid = send("ahoy");
            dispatching.sendDue();
            assertThat(notes).isEmpty();

            database.commit();
            dispatching.sendDue();

            assertThat(notes).containsExactly("ahoy");
            assertThat(tid).matches("[0-9A-F]{24}");
            assertThat(system.transactions().state(tid)).isEqualTo(TransactionState.NOT_FOUND);
            assertThat(isEmpty()).isTrue();
        }

        @Test
        @Tag("RFC-76")
        void isNotSentIfTheTransactionIsRolledBack() throws SQLException {
            database.begin();
            send("ahoy");
            database.rollback();

            outbox.sendDue();

            assertThat(notes).isEmpty();
            assertThat(isEmpty()).isTrue();
        }
    }

    @Nested
    class AfterACrash {
        private final JdbcOutbox other = server(new Receiver(connection));

        @Test
        @Tag("RFC-76")
        void behindTheCommitTheCallIsSentOnce() throws SQLException {
            database.begin();
            send("ahoy");
            database.commit();

            other.sendDue();
            other.sendDue();

            assertThat(notes).containsExactly("ahoy");
            assertThat(isEmpty()).isTrue();
        }

        @Test
        @Tag("RFC-76")
        void behindTheExecutionTheSameIdIsSentAgainAndIgnored() {
            receiver.afterExecution(Receiver::crash);
            String tid = send("ahoy");
            assertThatThrownBy(outbox::sendDue).isInstanceOf(Receiver.Crash.class);
            assertThat(entries(OutboxState.NEW)).extracting(OutboxEntry::tid).containsExactly(tid);

            clock.passes(LEASE);
            other.sendDue();

            assertThat(notes).containsExactly("ahoy");
            assertThat(isEmpty()).isTrue();
        }

        @Test
        @Tag("RFC-76")
        void beforeTheConfirmationOnlyThatIsSent() {
            receiver.beforeConfirmation(Receiver::crash);
            String tid = send("ahoy");
            assertThatThrownBy(outbox::sendDue).isInstanceOf(Receiver.Crash.class);
            assertThat(entries(OutboxState.SENT)).extracting(OutboxEntry::tid).containsExactly(tid);
            assertThat(system.transactions().state(tid)).isEqualTo(TransactionState.EXECUTED);

            clock.passes(LEASE);
            other.sendDue();

            assertThat(notes).containsExactly("ahoy");
            assertThat(system.transactions().state(tid)).isEqualTo(TransactionState.NOT_FOUND);
            assertThat(isEmpty()).isTrue();
        }
    }

    @Nested
    class WhenTheSystemIsNotReached {

        @ParameterizedTest
        @EnumSource(names = {"COMMUNICATION", "RESOURCE"})
        void theCallIsSentAgainWithTheSameIdAndLaterEachTime(RfcErrorGroup group) {
            receiver.beforeExecution(() -> {
                throw failure(group);
            });
            String tid = send("ahoy");
            outbox.sendDue();
            outbox.sendDue();
            assertThat(receiver.sent()).containsExactly(tid);

            clock.passes(Duration.ofSeconds(1));
            outbox.sendDue();
            clock.passes(Duration.ofSeconds(1));
            outbox.sendDue();
            assertThat(receiver.sent()).containsExactly(tid, tid);

            receiver.beforeExecution(() -> {});
            clock.passes(Duration.ofSeconds(1));
            outbox.sendDue();
            assertThat(receiver.sent()).containsExactly(tid, tid, tid);
            assertThat(notes).containsExactly("ahoy");
        }

        @Test
        void anAnswerThatIsLostIsNoSecondExecution() {
            receiver.afterExecution(() -> {
                receiver.afterExecution(() -> {});
                throw failure(RfcErrorGroup.COMMUNICATION);
            });
            send("ahoy");
            outbox.sendDue();

            clock.passes(Duration.ofSeconds(1));
            outbox.sendDue();

            assertThat(notes).containsExactly("ahoy");
            assertThat(isEmpty()).isTrue();
        }

        @Test
        void aConfirmationIsSentAgainToo() {
            receiver.beforeConfirmation(() -> {
                receiver.beforeConfirmation(() -> {});
                throw failure(RfcErrorGroup.COMMUNICATION);
            });
            String tid = send("ahoy");
            outbox.sendDue();
            assertThat(entries(OutboxState.SENT)).hasSize(1);

            clock.passes(Duration.ofSeconds(1));
            outbox.sendDue();

            assertThat(receiver.sent()).containsExactly(tid);
            assertThat(isEmpty()).isTrue();
        }
    }

    @Test
    void aCallForWhichThereIsNoThreadIsThereForWhoeverHasOne() {
        JdbcOutbox busy = new JdbcOutbox(
                database,
                receiver,
                task -> {
                    throw new RejectedExecutionException("for the test");
                },
                clock);
        send("ahoy");
        assertThat(busy.sendDue()).isZero();

        outbox.sendDue();

        assertThat(notes).containsExactly("ahoy");
    }

    @Nested
    class ARefusedCall {

        @Test
        void waitsForSomebodyToDecide() {
            unreadable.add("scrawl");
            String tid = send("scrawl");
            outbox.sendDue();
            clock.passes(Duration.ofDays(1));
            outbox.sendDue();

            assertThat(receiver.sent()).containsExactly(tid);
            assertThat(entries(OutboxState.FAILED)).singleElement().satisfies(entry -> {
                assertThat(entry.tid()).isEqualTo(tid);
                assertThat(entry.function()).isEqualTo("Z_NOTE");
                assertThat(entry.failure()).contains("UNREADABLE").doesNotContain("scrawl");
            });
        }

        @Test
        void isSentAgainOnRequest() {
            unreadable.add("scrawl");
            String tid = send("scrawl");
            outbox.sendDue();
            unreadable.clear();

            assertThat(outbox.retry(tid)).isTrue();
            outbox.sendDue();

            assertThat(notes).containsExactly("scrawl");
            assertThat(outbox.retry(tid)).isFalse();
        }

        @Test
        void isGivenUpOnRequest() {
            unreadable.add("scrawl");
            String tid = send("scrawl");
            outbox.sendDue();

            assertThat(outbox.discard(tid)).isTrue();

            assertThat(isEmpty()).isTrue();
            assertThat(outbox.discard(tid)).isFalse();
        }

        @Test
        void mayBeOneThatDoesNotFitTheFunctionAnyMore() {
            String tid = send("ahoy");
            system.removeModule("Z_NOTE");

            outbox.sendDue();

            assertThat(receiver.sent()).isEmpty();
            assertThat(entries(OutboxState.FAILED)).extracting(OutboxEntry::tid).containsExactly(tid);
        }
    }

    @Nested
    class AQueue {

        @Test
        void isSentInTheOrderInWhichItWasWritten() {
            for (int i = 1; i <= 5; i++) {
                send("note " + i, "LOG");
            }

            sendUntilNothingIsDue(outbox);

            assertThat(notes).containsExactly("note 1", "note 2", "note 3", "note 4", "note 5");
        }

        @Test
        void stopsAtTheFirstFailureWhileOthersGoOn() {
            unreadable.add("note 2");
            send("note 1", "LOG");
            String failing = send("note 2", "LOG");
            send("note 3", "LOG");
            send("entry 1", "JOURNAL");
            send("entry 2", "JOURNAL");

            sendUntilNothingIsDue(outbox);
            assertThat(notes).containsExactlyInAnyOrder("note 1", "entry 1", "entry 2");

            unreadable.clear();
            outbox.retry(failing);
            sendUntilNothingIsDue(outbox);
            assertThat(notes).endsWith("note 2", "note 3");
        }

        @Test
        void waitsForACallThatWaits() {
            receiver.beforeExecution(() -> {
                receiver.beforeExecution(() -> {});
                throw failure(RfcErrorGroup.COMMUNICATION);
            });
            send("note 1", "LOG");
            send("note 2", "LOG");

            sendUntilNothingIsDue(outbox);
            assertThat(notes).isEmpty();

            clock.passes(Duration.ofSeconds(1));
            sendUntilNothingIsDue(outbox);
            assertThat(notes).containsExactly("note 1", "note 2");
        }

        @Test
        void hasANameThatQueuesCanHave() {
            assertThatThrownBy(() -> send("ahoy", "no queue"))
                    .isInstanceOfSatisfying(
                            RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.ILLEGAL_ARGUMENT));
        }
    }

    @Nested
    class SeveralServers {

        @Test
        void doNotSendOneCallAtTheSameTime() {
            Receiver others = new Receiver(connection);
            JdbcOutbox other = server(others);
            receiver.beforeExecution(() -> assertThat(other.sendDue()).isZero());
            send("ahoy");

            outbox.sendDue();

            assertThat(receiver.sent()).hasSize(1);
            assertThat(others.sent()).isEmpty();
            assertThat(notes).containsExactly("ahoy");
        }

        @Test
        @Tag("RFC-76")
        void whoseLeaseHasEndedMeanwhileLeavesTheConfirmationToTheNext() {
            List<String> confirmed = new ArrayList<>();
            receiver.beforeConfirmation(() -> confirmed.add("first"));
            Receiver others = new Receiver(connection);
            JdbcOutbox other = server(others);
            String tid = send("ahoy");
            receiver.afterExecution(() -> {
                clock.passes(LEASE);
                others.beforeExecution(Receiver::crash);
                assertThatThrownBy(other::sendDue).isInstanceOf(Receiver.Crash.class);
            });

            outbox.sendDue();

            assertThat(confirmed).isEmpty();
            assertThat(system.transactions().state(tid)).isEqualTo(TransactionState.EXECUTED);
            assertThat(entries(OutboxState.NEW)).extracting(OutboxEntry::tid).containsExactly(tid);
            clock.passes(LEASE);
            sendUntilNothingIsDue(server(new Receiver(connection)));
            assertThat(notes).containsExactly("ahoy");
            assertThat(isEmpty()).isTrue();
        }

        @Test
        void doNotGiveUpWhatAnotherIsSending() {
            List<Boolean> discarded = new ArrayList<>();
            String tid = send("ahoy");
            receiver.beforeExecution(() -> discarded.add(outbox.discard(tid)));

            outbox.sendDue();

            assertThat(discarded).containsExactly(false);
            assertThat(notes).containsExactly("ahoy");
        }
    }

    @Test
    void destinationsAreKnownByTheirNamesAlone() {
        DestinationLookup withFragment =
                new DestinationLookup("shop", "acme", "erp", LookupOptions.DEFAULT.fragment("test"));

        assertThatThrownBy(() -> outbox.send(withFragment, connection.function("Z_NOTE")))
                .hasMessageContaining("options");
    }

    @Test
    void theTenantGoesWithTheCall() {
        unreadable.add("scrawl");
        DestinationLookup ofTenant = new DestinationLookup("the shop", "a/b", "erp", LookupOptions.DEFAULT);
        outbox.send(ofTenant, connection.function("Z_NOTE").set("TEXT", "scrawl"));
        outbox.sendDue();

        assertThat(entries(OutboxState.FAILED))
                .extracting(OutboxEntry::destination)
                .containsExactly(ofTenant);
    }

    @Test
    void withoutItsTableNothingCanBeSent() throws SQLException {
        try (Statement statement = database.getConnection().createStatement()) {
            statement.execute("DROP TABLE FAIRLEAD_RFC_OUTBOX");
        }

        assertThatThrownBy(() -> send("ahoy")).isInstanceOf(OutboxException.class);
    }

    @Test
    void aDatabaseThatFailsForAWhileIsAskedAgain() {
        AtomicInteger failures = new AtomicInteger(2);
        DataSource shaky = (DataSource) Proxy.newProxyInstance(
                OutboxTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, values) -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("the pool is closed");
                    }
                    return database.withoutTransaction().getConnection();
                });
        send("ahoy");

        try (JdbcOutbox running = new JdbcOutbox(shaky, receiver, task -> new Thread(task).start(), clock)) {
            running.start();
            await().until(this::isEmpty);
        }

        assertThat(notes).containsExactly("ahoy");
    }

    @Test
    void inTheBackgroundCallsAreSentUntilItIsClosed() {
        try (JdbcOutbox running =
                new JdbcOutbox(database.withoutTransaction(), receiver, task -> new Thread(task).start(), clock)) {
            running.start();
            send("note 1", "LOG");
            send("note 2", "LOG");

            await().until(this::isEmpty);
        }

        assertThat(notes).containsExactly("note 1", "note 2");
    }
}
