package dev.fairlead.cdi.restclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.fairlead.Destination;
import dev.fairlead.cdi.container.Exchange;
import dev.fairlead.cdi.container.FakeConnectionFactory;
import dev.fairlead.cdi.container.FakeJsonWebToken;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.SignedInUser;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.error.InvalidRequestException;
import dev.fairlead.error.RemoteFailureException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MicroProfile Rest Client interfaces with a destination, on Jersey, which is what Payara runs. */
class RestClientTest {

    @RegisterExtension
    final TestServer server = new TestServer();

    private FakeConnectionFactory factory;

    /** An order as JSON. */
    public static class Order {
        public int number;
        public String text;

        public static Order of(int number, String text) {
            Order order = new Order();
            order.number = number;
            order.text = text;
            return order;
        }
    }

    @Destination(value = "erp", fragment = "test-client")
    @Path("orders")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public interface Orders {
        @GET
        @Path("{number}")
        Order find(@PathParam("number") int number);

        @GET
        @Produces(MediaType.TEXT_PLAIN)
        String search(@QueryParam("text") String text, @HeaderParam("sap-client") String client);

        @GET
        @Path("raw/{key}")
        String raw(@PathParam("key") String key);

        @POST
        Order create(Order order);

        @PUT
        @Path("{number}/attachment")
        @Consumes(MediaType.APPLICATION_OCTET_STREAM)
        void attach(@PathParam("number") int number, InputStream content);

        @POST
        @Path("release")
        void release();

        @GET
        @Path("export")
        @Produces(MediaType.APPLICATION_OCTET_STREAM)
        InputStream export();

        @GET
        @Path("{number}")
        Response response(@PathParam("number") int number);

        @HEAD
        @Path("{number}")
        Response head(@PathParam("number") int number);

        @GET
        @Path("{number}")
        CompletionStage<Order> findLater(@PathParam("number") int number);

        @POST
        @Path("release")
        CompletionStage<Void> releaseLater();
    }

    /** Sends what it can get hold of elsewhere. */
    public static class Detour implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext context) {
            context.setUri(URI.create("http://elsewhere.example/orders/1"));
        }
    }

    @BeforeEach
    void deploy() {
        factory = server.factory();
        server.deploy(SignedInUser.class);
    }

    private Orders orders() {
        return RestClientBuilder.newBuilder()
                .baseUri(URI.create("http://not-used.example"))
                .build(Orders.class);
    }

    private static FakeResponse json(String json) {
        return FakeResponse.of(200, json).header("Content-Type", "application/json");
    }

    private void answer(Function<Exchange, FakeResponse> answer) {
        factory.target("erp", answer);
    }

    @Nested
    class ARequest {

        @Test
        void goesToTheDestinationOfTheInterface() {
            answer(call -> json("{\"number\":7,\"text\":\"screws\"}"));

            Order order = orders().find(7);

            assertThat(order.text).isEqualTo("screws");
            assertThat(factory.lastExchange().lookup().name()).isEqualTo("erp");
            assertThat(factory.lastExchange().lookup().fragment()).isEqualTo("test-client");
        }

        @Test
        void hasMethodPathQueryAndHeaders() {
            answer(call -> FakeResponse.ok("none"));

            orders().search("nuts & bolts", "100");

            Exchange call = factory.lastExchange();
            assertThat(call.request().method()).isEqualTo("GET");
            assertThat(call.request().path()).isEqualTo("/orders?text=nuts+%26+bolts");
            assertThat(call.headers("sap-client")).containsExactly("100");
            assertThat(call.headers("Accept")).containsExactly("text/plain");
        }

        @Test
        void keepsWhatIsEncodedEncoded() {
            answer(call -> json("{}"));

            orders().raw("50% b");

            assertThat(factory.lastExchange().request().path()).isEqualTo("/orders/raw/50%25%20b");
        }

        @Test
        void doesNotNameTheHostOfThePlaceholder() {
            answer(call -> json("{}"));

            orders().find(1);

            assertThat(factory.lastExchange().headers("Host")).isEmpty();
        }

        @Test
        void bringsItsEntityAsTheWritersMakeIt() {
            answer(call -> json(new String(call.body(), StandardCharsets.UTF_8)));

            Order created = orders().create(Order.of(8, "nuts"));

            assertThat(created.text).isEqualTo("nuts");
            var body = factory.lastExchange().request().body().orElseThrow();
            assertThat(body.contentType()).isEqualTo("application/json");
            assertThat(body.length()).hasValue("{\"number\":8,\"text\":\"nuts\"}".length());
            assertThat(body.repeatable()).isTrue();
        }

        @Test
        void streamsAnEntityThatIsAStream() {
            answer(call -> FakeResponse.of(204, ""));

            orders().attach(8, new ByteArrayInputStream(new byte[100_000]));

            var body = factory.lastExchange().request().body().orElseThrow();
            assertThat(body.length()).isEmpty();
            assertThat(body.repeatable()).isFalse();
            assertThat(factory.lastExchange().body()).hasSize(100_000);
        }

        @Test
        void thatAFilterSendsElsewhereIsRefused() {
            answer(call -> json("{}"));
            Orders detoured = RestClientBuilder.newBuilder()
                    .baseUri(URI.create("http://not-used.example"))
                    .register(Detour.class)
                    .build(Orders.class);

            assertThat(catchThrowable(() -> detoured.find(1))).hasRootCauseInstanceOf(InvalidRequestException.class);
            assertThat(factory.exchanges()).isEmpty();
        }
    }

    @Nested
    class AnAnswer {

        @Test
        void hasItsContentTypeHoweverTheFieldIsSpelt() {
            answer(call -> FakeResponse.of(200, "{\"text\":\"screws\"}").header("content-type", "application/json"));

            assertThat(orders().find(1).text).isEqualTo("screws");
        }

        @Test
        void hasItsStatusAndHeaders() {
            answer(call -> FakeResponse.of(202, "")
                    .header("ETag", "\"v1\"")
                    .header("X-Two", "a")
                    .header("X-Two", "b"));

            try (Response response = orders().response(1)) {
                assertThat(response.getStatus()).isEqualTo(202);
                assertThat(response.getHeaderString("ETag")).isEqualTo("\"v1\"");
                assertThat(response.getStringHeaders().get("X-Two")).containsExactly("a", "b");
            }
        }

        @Test
        void leavesOutWhatBelongsToTheConnection() {
            answer(call -> json("{}").header("Transfer-Encoding", "chunked").header("Connection", "close"));

            try (Response response = orders().response(1)) {
                assertThat(response.getHeaders()).doesNotContainKeys("Transfer-Encoding", "Connection");
            }
        }

        @Test
        void isStreamedWhileItArrives() throws IOException {
            PipedOutputStream target = new PipedOutputStream();
            PipedInputStream wire = new PipedInputStream(target);
            answer(call -> FakeResponse.streaming(200, wire).header("Content-Type", "application/octet-stream"));

            try (InputStream export = orders().export()) {
                target.write('a');
                assertThat(export.read()).isEqualTo('a');
                target.write('b');
                assertThat(export.read()).isEqualTo('b');
            }
        }

        @Test
        void ofATargetThatRefusesIsAResponseAndNoFault() {
            answer(call -> FakeResponse.of(404, "no such order"));

            assertThatThrownBy(() -> orders().find(9))
                    .isInstanceOfSatisfying(WebApplicationException.class, refused -> {
                        assertThat(refused.getResponse().getStatus()).isEqualTo(404);
                        assertThat(refused.getResponse().readEntity(String.class))
                                .isEqualTo("no such order");
                    });
        }

        @Test
        void thatNeverCameIsTheCauseOfTheException() {
            answer(call -> {
                throw DestinationException.of(ErrorDetail.of(ErrorCode.TARGET_BROKE_OFF, "erp", "target", "cut"));
            });

            assertThat(catchThrowable(() -> orders().find(1))).hasRootCauseInstanceOf(RemoteFailureException.class);
        }
    }

    @Nested
    class TheConnectionIsGivenBack {

        @Test
        void whenTheEntityHasBeenRead() {
            answer(call -> json("{}"));

            orders().find(1);

            assertThat(factory.openHandles()).isZero();
        }

        @Test
        void whenNobodyReadsTheAnswer() {
            answer(call -> FakeResponse.ok("released, if anybody cares"));

            orders().release();

            assertThat(factory.openHandles()).isZero();
        }

        @Test
        void whenAnErrorIsNotRead() {
            answer(call -> FakeResponse.of(500, "dump"));

            assertThatThrownBy(() -> orders().find(1)).isInstanceOf(WebApplicationException.class);

            assertThat(factory.openHandles()).isZero();
        }

        @Test
        void whenThereIsNothingToRead() {
            answer(call -> FakeResponse.of(200, ""));

            orders().head(1);

            assertThat(factory.openHandles()).isZero();
        }

        @Test
        void whenAStreamIsClosed() throws IOException {
            answer(call -> FakeResponse.ok("long").header("Content-Type", "application/octet-stream"));

            InputStream export = orders().export();
            assertThat(factory.openHandles()).isEqualTo(1);
            export.close();

            assertThat(factory.openHandles()).isZero();
        }

        @Test
        void whenTheCallFails() {
            answer(call -> {
                throw DestinationException.of(ErrorDetail.of(ErrorCode.TARGET_BROKE_OFF, "erp", "target", "cut"));
            });

            catchThrowable(() -> orders().find(1));

            assertThat(factory.openHandles()).isZero();
        }
    }

    @Nested
    class TheCaller {

        @Test
        void isReadAnewForEachCallOfAClient() {
            answer(call -> json("{}"));
            Orders shared = orders();

            signIn("alice");
            shared.find(1);
            assertThat(factory.lastExchange().userId()).isEqualTo("id-of-alice");
            signIn("bob");
            shared.find(1);
            assertThat(factory.lastExchange().userId()).isEqualTo("id-of-bob");
        }

        @Test
        void ofAnAsynchronousMethodIsThatOfTheCallingThread() {
            answer(call -> json("{\"text\":\"" + call.userId() + "\"}"));
            Orders shared = orders();

            signIn("alice");
            CompletionStage<Order> ofAlice = shared.findLater(1);
            signIn("bob");
            CompletionStage<Order> ofBob = shared.findLater(1);

            assertThat(ofAlice.toCompletableFuture().join().text).isEqualTo("id-of-alice");
            assertThat(ofBob.toCompletableFuture().join().text).isEqualTo("id-of-bob");
        }

        @Test
        void ofAnAsynchronousMethodStaysWithItsInvocation() {
            answer(call -> json("{\"text\":\"" + call.userId() + "\"}"));
            var oneThread = Executors.newSingleThreadExecutor();
            try {
                Orders shared = RestClientBuilder.newBuilder()
                        .baseUri(URI.create("http://not-used.example"))
                        .executorService(oneThread)
                        .build(Orders.class);
                signIn("alice");
                shared.findLater(1).toCompletableFuture().join();

                String next = oneThread.submit(() -> shared.find(1).text).get();

                assertThat(next).isEqualTo("nobody");
            } catch (Exception failure) {
                throw new AssertionError(failure);
            } finally {
                oneThread.shutdown();
            }
        }

        private void signIn(String user) {
            server.bean(SignedInUser.class).signIn(FakeJsonWebToken.of(user));
        }
    }

    @Test
    void anAsynchronousMethodWithoutResultGivesItsConnectionBack() {
        answer(call -> FakeResponse.ok("released, if anybody cares"));

        orders().releaseLater().toCompletableFuture().join();

        await().until(() -> factory.openHandles() == 0);
    }
}
