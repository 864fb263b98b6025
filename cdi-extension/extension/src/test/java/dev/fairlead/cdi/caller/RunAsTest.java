package dev.fairlead.cdi.caller;

import static dev.fairlead.cdi.caller.AskedServer.withToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.Callers;
import dev.fairlead.caller.CapturedCaller;
import dev.fairlead.caller.RunAs;
import dev.fairlead.cdi.container.FakeJsonWebToken;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Specification of authentication, 4.2 and 4.6: an application says itself on whose behalf it calls. */
class RunAsTest {

    @RegisterExtension
    final AskedServer server = new AskedServer();

    private final ExecutorService otherThread = Executors.newSingleThreadExecutor();
    private Callers callers;

    @BeforeEach
    void deploy() {
        server.deploySecured();
        callers = server.bean(Callers.class);
    }

    @AfterEach
    void endThread() {
        otherThread.shutdown();
    }

    private String whoAmI() {
        return server.whoAmI();
    }

    private void signIn(String name) {
        server.signIn(FakeJsonWebToken.of(name));
    }

    @Nested
    class AScope {

        @Test
        void actsForWhomTheApplicationNamesWhoeverIsSignedIn() {
            signIn("alice");

            try (RunAs scope = callers.runAs(withToken("bob"))) {
                assertThat(whoAmI()).isEqualTo("bob");
                assertThat(callers.current()).contains(withToken("bob"));
            }
            assertThat(whoAmI()).isEqualTo("id-of-alice");
        }

        @Test
        void tellsTheContainersSignOnThatItDoesNotCount() {
            try (RunAs scope = callers.runAs(withToken("bob"))) {
                assertThat(server.user().explicit()).isTrue();
            }
        }

        @Test
        void isTheApplicationsWordAlsoOfAUserWhomTheContainerKnows() {
            signIn("alice");
            Caller alice = callers.current().orElseThrow();
            assertThat(alice.verified()).isTrue();

            try (RunAs scope = callers.runAs(alice)) {
                assertThat(server.caller()).contains(alice.asClaimed());
            }
        }

        @Test
        void coversAsynchronousCalls() {
            try (RunAs scope = callers.runAs(withToken("bob"))) {
                assertThat(server.whoAmILater()).isEqualTo("bob");
            }
        }

        @Test
        void mayBeNested() {
            try (RunAs outer = callers.runAs(withToken("bob"))) {
                try (RunAs inner = callers.runAs(withToken("carol"))) {
                    assertThat(whoAmI()).isEqualTo("carol");
                }
                assertThat(whoAmI()).isEqualTo("bob");
            }
            assertThat(whoAmI()).isEqualTo("nobody");
        }

        @Test
        void endsThoseWithinItThatWereForgotten() {
            RunAs outer = callers.runAs(withToken("bob"));
            RunAs forgotten = callers.runAs(withToken("carol"));
            outer.close();
            assertThat(whoAmI()).isEqualTo("nobody");

            forgotten.close();
            assertThat(whoAmI()).isEqualTo("nobody");
        }

        @Test
        void isClosedOnItsOwnThreadOnly() throws Exception {
            RunAs scope = callers.runAs(withToken("bob"));

            otherThread
                    .submit(() -> assertThatThrownBy(scope::close).isInstanceOf(IllegalStateException.class))
                    .get();

            assertThat(whoAmI()).isEqualTo("bob");
            scope.close();
            scope.close();
            assertThat(whoAmI()).isEqualTo("nobody");
        }

        @Test
        @Tag("AUTH-42")
        void isNotInheritedByThreadsThatTheApplicationStarts() throws Exception {
            try (RunAs scope = callers.runAs(withToken("bob"))) {
                assertThat(onNewThread(RunAsTest.this::whoAmI)).isEqualTo("nobody");
            }
        }
    }

    @Nested
    class ACapture {

        @Test
        void takesTheUserOfTheRequestAlong() throws Exception {
            signIn("alice");
            Callable<String> task = callers.capture().callable(RunAsTest.this::whoAmI);

            assertThat(otherThread.submit(task).get()).isEqualTo("id-of-alice");
        }

        @Test
        void isAsGoodAsTheContainersWord() throws Exception {
            signIn("alice");
            Callable<Optional<Caller>> task = callers.capture().callable(server::caller);

            assertThat(otherThread.submit(task).get().orElseThrow().verified()).isTrue();
        }

        @Test
        void ofAScopeStaysTheApplicationsWord() throws Exception {
            try (RunAs scope = callers.runAs(withToken("bob").asVerified())) {
                Callable<Optional<Caller>> task = callers.capture().callable(server::caller);

                assertThat(otherThread.submit(task).get()).contains(withToken("bob"));
            }
        }

        @Test
        @Tag("AUTH-42")
        void worksOnThreadsThatTheApplicationStarts() throws Exception {
            signIn("alice");

            assertThat(onNewThread(callers.capture().callable(RunAsTest.this::whoAmI)))
                    .isEqualTo("id-of-alice");
        }

        @Test
        @Tag("AUTH-42")
        void isForgottenAfterATaskThatFailed() throws Exception {
            signIn("alice");
            Runnable failing = callers.capture().runnable(() -> {
                callers.runAs(withToken("carol"));
                throw new IllegalStateException("fails with a scope left open");
            });

            assertThat(otherThread.submit(failing))
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("left open");
            assertThat(otherThread.submit(RunAsTest.this::whoAmI).get()).isEqualTo("nobody");
        }

        @Test
        void ofNobodyIsNobodyWhoeverIsSignedInThere() throws Exception {
            CapturedCaller nobody = callers.capture();
            Callable<String> task = () -> {
                signIn("alice");
                return nobody.callable(RunAsTest.this::whoAmI).call();
            };

            assertThat(otherThread.submit(task).get()).isEqualTo("nobody");
        }

        @Test
        void isThatOfTheMomentNotOfTheTask() throws Exception {
            signIn("alice");
            Callable<String> task = callers.capture().callable(RunAsTest.this::whoAmI);
            signIn("bob");

            assertThat(task.call()).isEqualTo("id-of-alice");
            assertThat(whoAmI()).isEqualTo("id-of-bob");
        }
    }

    /** A virtual thread where there are some. */
    private static <T> T onNewThread(Callable<T> task) throws Exception {
        FutureTask<T> work = new FutureTask<>(task);
        if (Runtime.version().feature() >= 21) {
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
        } else {
            new Thread(work).start();
        }
        return work.get();
    }
}
