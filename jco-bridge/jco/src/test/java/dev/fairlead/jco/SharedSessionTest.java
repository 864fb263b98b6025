package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.jco.ext.Environment;
import dev.fairlead.jco.ext.JCoSessionReference;
import dev.fairlead.jco.ext.SessionReferenceProvider;
import dev.fairlead.rfc.call.HoldingSession;
import dev.fairlead.rfc.call.RfcSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions that belong to a work, and not to a thread. */
class SharedSessionTest extends EmulatedSystem {
    private final Works works = new Works();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void registerWorks() {
        Environment.registerSessionReferenceProvider(works);
    }

    @AfterEach
    void unregisterWorks() {
        threads.shutdownNow();
        Environment.unregisterSessionReferenceProvider(works);
    }

    private <T> T elsewhere(Callable<T> task) throws Exception {
        return threads.submit(task).get();
    }

    @Test
    @Tag("RFC-65")
    void threadsOfOneWorkShareASession() throws Exception {
        JCoContext.begin(erp());
        assertThat(increment()).isEqualTo(1);
        assertThat(elsewhere(this::increment)).isEqualTo(2);
        elsewhere(() -> {
            JCoContext.end(erp());
            return null;
        });

        assertThat(increment()).isZero();
        assertThat(works.told).containsExactly("began", "ended");
    }

    @Test
    void aThreadThatWorksOnNothingHasSessionsOfItsOwn() throws Exception {
        works.current = null;
        JCoContext.begin(erp());
        try {
            assertThat(elsewhere(() -> JCoContext.isStateful(erp()))).isFalse();
        } finally {
            JCoContext.end(erp());
        }
        assertThat(works.told).isEmpty();
    }

    @Test
    @Tag("RFC-67")
    void twoThreadsThatCallAtOnceInOneSessionAreOfGroup132() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        LocalAccess access = new LocalAccess("SLOW", emulator, "TESTER", DATA);
        access.beforeCalls(() -> {
            called.countDown();
            goOn.await();
            return null;
        });
        JCoDestination slow = ProvidedDestination.of(access);
        JCoFunction first = function("STFC_CONNECTION");
        JCoFunction second = function("STFC_CONNECTION");
        JCoContext.begin(slow);
        try {
            Future<?> running = threads.submit(() -> {
                first.execute(slow);
                return null;
            });
            called.await();

            assertThatThrownBy(() -> second.execute(slow))
                    .isInstanceOfSatisfying(
                            JCoException.class,
                            failure ->
                                    assertThat(failure.getGroup()).isEqualTo(JCoException.JCO_ERROR_CONCURRENT_CALL));
            goOn.countDown();
            running.get();
        } finally {
            goOn.countDown();
            JCoContext.end(slow);
        }
    }

    @Test
    void sessionsOfAWorkThatNobodyDoesAnyMoreAreClosed() throws Exception {
        JCoContext.begin(erp());
        assertThat(increment()).isEqualTo(1);
        works.current = "another";
        JCoContext.begin(erp());
        JCoContext.end(erp());

        works.current = "loading";
        assertThat(JCoContext.isStateful(erp())).isFalse();
    }

    @Test
    void aSecondProviderIsRefused() {
        assertThatThrownBy(() -> Environment.registerSessionReferenceProvider(new Works()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Environment.unregisterSessionReferenceProvider(new Works()))
                .isInstanceOf(IllegalStateException.class);
    }

    /** One work at a time; only that one goes on. */
    @Test
    void twoThreadsThatBeginAtOnceShareOneSession() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger open = new AtomicInteger();
        JCoDestination erp = ProvidedDestination.of(new LocalAccess("ERP", emulator, "TESTER", DATA) {
            @Override
            public RfcSession begin() {
                meet(both);
                open.incrementAndGet();
                return new HoldingSession(super.begin(), open::decrementAndGet);
            }
        });
        Future<?> other = threads.submit(() -> JCoContext.begin(erp));
        JCoContext.begin(erp);
        other.get();

        assertThat(open).hasValue(1);
        JCoContext.end(erp);
        assertThat(JCoContext.isStateful(erp)).isTrue();
        JCoContext.end(erp);
        assertThat(open).hasValue(0);
        assertThat(works.told).containsExactly("began", "ended");
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Works implements SessionReferenceProvider {
        private final List<String> told = new ArrayList<>();
        private volatile String current = "loading";

        @Override
        public JCoSessionReference getCurrentSessionReference(String scopeType) {
            return current == null ? null : new Reference(current, told);
        }

        @Override
        public boolean isSessionAlive(String sessionId) {
            return sessionId.equals(current);
        }

        @Override
        public JCoSessionReference jcoServerSessionStarted() {
            throw new AssertionError("There are no servers");
        }

        @Override
        public void jcoServerSessionContinued(String sessionId) {
            throw new AssertionError("There are no servers");
        }

        @Override
        public void jcoServerSessionFinished(String sessionId) {
            throw new AssertionError("There are no servers");
        }

        @Override
        public void jcoServerSessionPassivated(String sessionId) {
            throw new AssertionError("There are no servers");
        }
    }

    private record Reference(String getID, List<String> told) implements JCoSessionReference {

        @Override
        public void contextStarted() {
            told.add("began");
        }

        @Override
        public void contextFinished() {
            told.add("ended");
        }
    }
}
