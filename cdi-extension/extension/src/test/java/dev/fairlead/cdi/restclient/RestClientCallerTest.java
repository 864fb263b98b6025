package dev.fairlead.cdi.restclient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cdi.container.Exchange;
import dev.fairlead.cdi.container.FakeConnectionFactory;
import dev.fairlead.cdi.container.FakeJsonWebToken;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.SignedInUser;
import dev.fairlead.cdi.container.TestServer;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On whose behalf a client calls. */
class RestClientCallerTest {

    @RegisterExtension
    final TestServer server = new TestServer();

    private FakeConnectionFactory factory;

    @BeforeEach
    void deploy() {
        factory = server.factory();
        server.deploy(SignedInUser.class);
    }

    private void answer(Function<Exchange, FakeResponse> answer) {
        factory.target("erp", answer);
    }

    @Test
    void isReadAnewForEachCallOfAClient() {
        answer(call -> RestClients.json("{}"));
        Orders shared = RestClients.orders();

        signIn("alice");
        shared.find(1);
        assertThat(factory.lastExchange().userId()).isEqualTo("id-of-alice");
        signIn("bob");
        shared.find(1);
        assertThat(factory.lastExchange().userId()).isEqualTo("id-of-bob");
    }

    @Test
    void ofAnAsynchronousMethodIsThatOfTheCallingThread() {
        answer(call -> RestClients.json("{\"text\":\"" + call.userId() + "\"}"));
        Orders shared = RestClients.orders();

        signIn("alice");
        CompletionStage<Order> ofAlice = shared.findLater(1);
        signIn("bob");
        CompletionStage<Order> ofBob = shared.findLater(1);

        assertThat(ofAlice.toCompletableFuture().join().text).isEqualTo("id-of-alice");
        assertThat(ofBob.toCompletableFuture().join().text).isEqualTo("id-of-bob");
    }

    /** Breaks off requests for the order 13 before they reach the destination. */
    public static class Superstition implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext context) {
            if (context.getUri().getPath().endsWith("/13")) {
                throw new IllegalArgumentException("not that one");
            }
        }
    }

    @Test
    void ofAnAsynchronousMethodThatBrokeOffIsNotTakenForTheNextOne() throws Exception {
        answer(call -> RestClients.json("{\"text\":\"" + call.userId() + "\"}"));
        ExecutorService oneThread = Executors.newSingleThreadExecutor();
        try {
            Orders shared = RestClients.builder()
                    .executorService(oneThread)
                    .register(Superstition.class)
                    .build(Orders.class);
            signIn("alice");
            assertThat(shared.findLater(13).toCompletableFuture()).failsWithin(Duration.ofSeconds(10));

            String next = oneThread.submit(() -> shared.find(1).text).get();

            assertThat(next).isEqualTo("nobody");
        } finally {
            oneThread.shutdown();
        }
    }

    private void signIn(String user) {
        server.bean(SignedInUser.class).signIn(FakeJsonWebToken.of(user));
    }
}
