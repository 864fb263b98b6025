package dev.fairlead.rfc.sapjco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.call.RfcCaller;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.sapjco.testing.SapJcoFixture;
import dev.fairlead.rfc.sapjco.testing.StandInArchive;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that share a session (RFC specification, B.8): a counter in its memory shows which do. */
class SessionsTest {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final SapJcoFixture fixture = new SapJcoFixture(AbapEmulator.builder()
            .module(FunctionDescription.named("Z_WAIT").build(), (context, function) -> {
                arrived.countDown();
                try {
                    goOn.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
    private final SapJco jco = SapJco.activate(fixture.archive());
    private final SapJcoSystem system = jco.open(SapJcoFixture.destination());

    @AfterEach
    void stop() throws Exception {
        goOn.countDown();
        jco.close();
        fixture.close();
    }

    private FunctionData function(String name) {
        return SapJcoFixture.function(system, name);
    }

    private int increased(RfcCaller caller) {
        caller.call(function("Z_INCREMENT_COUNTER"));
        FunctionData get = function("Z_GET_COUNTER");
        caller.call(get);
        return get.getInt("GET_VALUE");
    }

    @Test
    void callsOfASessionShareIt() {
        try (RfcSession session = system.begin()) {
            assertThat(session.isStateful()).isTrue();
            assertThat(increased(session)).isEqualTo(1);
            assertThat(increased(session)).isEqualTo(2);
        }
    }

    @Test
    void callsWithoutASessionShareNothingEvenBesideOne() {
        try (RfcSession session = system.begin()) {
            increased(session);

            assertThat(increased(system)).isZero();
        }
    }

    @Test
    void twoSessionsOfOneThreadAreTwo() {
        try (RfcSession one = system.begin();
                RfcSession other = system.begin()) {
            increased(one);

            assertThat(increased(other)).isEqualTo(1);
            assertThat(increased(one)).isEqualTo(2);
        }
    }

    @Test
    void aSessionGoesOnInAnotherThreadAndEndsThere() throws Exception {
        RfcSession session = system.begin();
        increased(session);

        int value = CompletableFuture.supplyAsync(() -> {
                    try (session) {
                        return increased(session);
                    }
                })
                .get(1, TimeUnit.MINUTES);

        assertThat(value).isEqualTo(2);
        assertThat(fixture.backend().openSessions()).isZero();
    }

    @Test
    void aSessionThatNobodyEndsKeepsNoThreadAfterTheStop() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        RfcSession session = system.begin();
        increased(session);
        Set<Thread> own = new HashSet<>(Thread.getAllStackTraces().keySet());
        own.removeAll(before);
        own.removeIf(thread -> !thread.getName().equals("fairlead-sap-jco-session"));

        jco.close();

        assertThat(own).hasSize(1);
        for (Thread thread : own) {
            thread.join(TimeUnit.MINUTES.toMillis(1));
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(fixture.backend().openSessions()).isZero();
    }

    @Test
    void aSessionThatCallsNothingBeginsNothing() {
        system.begin().close();

        assertThat(fixture.backend().questions("end")).isEmpty();
    }

    @Test
    void aSessionThatHasEndedTakesNoCalls() {
        RfcSession session = system.begin();
        session.close();

        RfcException failure = catchThrowableOfType(RfcException.class, () -> increased(session));

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.ILLEGAL_STATE);
    }

    @Test
    void twoThreadsCannotCallInOneSessionAtATime() throws Exception {
        RfcSession session = system.begin();
        FunctionData wait = function("Z_WAIT");
        FunctionData ping = function("RFC_PING");
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> session.call(wait));
        assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();

        RfcException failure = catchThrowableOfType(RfcException.class, () -> session.call(ping));

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.CONCURRENT_CALL);
        goOn.countDown();
        first.get(1, TimeUnit.MINUTES);
        session.close();
    }

    @Test
    void theDestinationStaysUntilItsSessionsHaveEnded() {
        RfcSession session = system.begin();
        increased(session);

        system.close();

        assertThat(increased(session)).isEqualTo(2);
        session.close();
        assertThat((String[]) StandInArchive.invoke(fixture.archive(), "JCoDestinationManager", "known"))
                .isEmpty();
    }
}
