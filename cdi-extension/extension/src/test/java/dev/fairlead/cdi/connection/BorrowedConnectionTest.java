package dev.fairlead.cdi.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.Destinations;
import dev.fairlead.cdi.container.FakeConnectionFactory;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.error.NoUserException;
import dev.fairlead.error.RemoteFailureException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.http.RequestBody;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call borrows one handle and gives it back once, however it ends. */
class BorrowedConnectionTest {

    @RegisterExtension
    final TestServer server = new TestServer();

    private FakeConnectionFactory factory;
    private HttpDestination erp;

    @BeforeEach
    void deploy() {
        factory = server.factory()
                .target("erp", call -> FakeResponse.ok("hello"))
                .target("broken", call -> {
                    throw DestinationException.of(ErrorDetail.of(ErrorCode.TARGET_BROKE_OFF, "broken", "", "cut"));
                })
                .fault("personal", ErrorCode.NO_USER);
        server.deploy();
        erp = destination("erp");
    }

    private HttpDestination destination(String name) {
        return server.bean(Destinations.class).http(name);
    }

    @Test
    void theRequestArrivesAsItIs() {
        DestinationRequest request = DestinationRequest.post("orders", RequestBody.json("{}"))
                .query("dry", "true")
                .header("Accept", "text/plain");

        erp.send(request).close();

        assertThat(factory.lastExchange().request()).isEqualTo(request);
        assertThat(factory.lastExchange().body()).asString().isEqualTo("{}");
    }

    @Test
    void anInjectedDestinationHoldsNoConnectionBetweenCalls() {
        erp.get("a").close();
        erp.get("b").close();

        assertThat(factory.openHandles()).isZero();
    }

    @Nested
    class TheHandleStaysBorrowed {

        @Test
        void whileTheBodyIsOnItsWay() {
            DestinationResponse response = erp.get("a");

            assertThat(factory.openHandles()).isEqualTo(1);
            response.close();
        }
    }

    @Nested
    class TheHandleIsGivenBack {

        @Test
        void whenTheTextHasBeenRead() {
            assertThat(erp.get("a").text()).isEqualTo("hello");
            assertThat(factory.openHandles()).isZero();
        }

        @Test
        void whenTheBytesHaveBeenRead() {
            assertThat(erp.get("a").bytes()).hasSize(5);
            assertThat(factory.openHandles()).isZero();
        }

        @Test
        void whenTheStreamHasEnded() throws Exception {
            InputStream body = erp.get("a").stream();

            assertThat(body.readAllBytes()).hasSize(5);

            assertThat(factory.openHandles()).isZero();
            assertThat(body.read()).isEqualTo(-1);
        }

        @Test
        void whenTheStreamIsClosedEarly() throws Exception {
            try (InputStream body = erp.get("a").stream()) {
                assertThat(body.read()).isEqualTo('h');
            }
            assertThat(factory.openHandles()).isZero();
        }

        @Test
        void onceAlsoIfTheResponseIsClosedTwice() {
            DestinationResponse response = erp.get("a");

            response.close();
            response.close();

            assertThat(factory.openHandles()).isZero();
        }

        @Test
        void whenTheCallFails() {
            HttpDestination broken = destination("broken");

            assertThatThrownBy(() -> broken.get("a")).isInstanceOf(RemoteFailureException.class);
            assertThat(factory.openHandles()).isZero();
        }
    }

    @Nested
    class Asynchronously {

        @Test
        void theStageCompletesWithTheResponse() throws Exception {
            try (DestinationResponse response = erp.sendAsync(DestinationRequest.get("a"))
                    .toCompletableFuture()
                    .get()) {
                assertThat(response.text()).isEqualTo("hello");
            }
            assertThat(factory.openHandles()).isZero();
        }

        @Test
        void aFailureOfTheCallCompletesTheStageAsItIs() {
            CompletableFuture<DestinationResponse> answer =
                    destination("broken").sendAsync(DestinationRequest.get("a")).toCompletableFuture();

            assertThatThrownBy(answer::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RemoteFailureException.class);
            assertThat(factory.openHandles()).isZero();
        }

        @Test
        void aFailureToBorrowCompletesTheStageToo() {
            CompletableFuture<DestinationResponse> answer = destination("personal")
                    .sendAsync(DestinationRequest.get("a"))
                    .toCompletableFuture();

            assertThatThrownBy(answer::get).hasCauseInstanceOf(NoUserException.class);
        }

        @Test
        void anAnswerThatNobodyWaitsForGivesItsHandleBack() {
            CountDownLatch cancelled = new CountDownLatch(1);
            factory.target("slow", call -> {
                await().until(() -> cancelled.getCount() == 0);
                return FakeResponse.ok("too late");
            });
            CompletableFuture<DestinationResponse> answer =
                    destination("slow").sendAsync(DestinationRequest.get("a")).toCompletableFuture();

            answer.cancel(true);
            cancelled.countDown();

            await().until(() -> factory.exchanges().size() == 1 && factory.openHandles() == 0);
        }
    }
}
