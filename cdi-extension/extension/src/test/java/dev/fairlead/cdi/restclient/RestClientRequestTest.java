package dev.fairlead.cdi.restclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fairlead.cdi.container.Exchange;
import dev.fairlead.cdi.container.FakeConnectionFactory;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.error.InvalidRequestException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client sends through its destination. */
class RestClientRequestTest {

    @RegisterExtension
    final TestServer server = new TestServer();

    private FakeConnectionFactory factory;

    @BeforeEach
    void deploy() {
        factory = server.factory();
        server.deploy();
    }

    private void answer(Function<Exchange, FakeResponse> answer) {
        factory.target("erp", answer);
    }

    /** Sends what it can get hold of elsewhere. */
    public static class Detour implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext context) {
            context.setUri(URI.create("http://elsewhere.example/orders/1"));
        }
    }

    @Test
    void goesToTheDestinationOfTheInterface() {
        answer(call -> RestClients.json("{\"number\":7,\"text\":\"screws\"}"));

        Order order = RestClients.orders().find(7);

        assertThat(order.text).isEqualTo("screws");
        assertThat(factory.lastExchange().lookup().name()).isEqualTo("erp");
        assertThat(factory.lastExchange().lookup().options().fragment()).isEqualTo("test-client");
    }

    @Test
    void hasMethodPathQueryAndHeaders() {
        answer(call -> FakeResponse.ok("none"));

        RestClients.orders().search("nuts & bolts", "100");

        Exchange call = factory.lastExchange();
        assertThat(call.request().method()).isEqualTo("GET");
        assertThat(call.request().path()).isEqualTo("/orders?text=nuts+%26+bolts");
        assertThat(call.headers("sap-client")).containsExactly("100");
        assertThat(call.headers("Accept")).containsExactly("text/plain");
    }

    @Test
    void keepsWhatIsEncodedEncoded() {
        answer(call -> RestClients.json("{}"));

        RestClients.orders().raw("50% b");

        assertThat(factory.lastExchange().request().path()).isEqualTo("/orders/raw/50%25%20b");
    }

    @Test
    void doesNotNameTheHostOfThePlaceholder() {
        answer(call -> RestClients.json("{}"));

        RestClients.orders().find(1);

        assertThat(factory.lastExchange().headers("Host")).isEmpty();
    }

    @Test
    void bringsItsEntityAsTheWritersMakeIt() {
        answer(call -> RestClients.json(new String(call.body(), StandardCharsets.UTF_8)));

        Order created = RestClients.orders().create(Order.of(8, "nuts"));

        assertThat(created.text).isEqualTo("nuts");
        var body = factory.lastExchange().request().body().orElseThrow();
        assertThat(body.contentType()).isEqualTo("application/json");
        assertThat(body.length()).hasValue("{\"number\":8,\"text\":\"nuts\"}".length());
        assertThat(body.repeatable()).isTrue();
    }

    @Test
    void streamsAnEntityThatIsAStream() {
        answer(call -> FakeResponse.of(204, ""));

        RestClients.orders().attach(8, new ByteArrayInputStream(new byte[100_000]));

        var body = factory.lastExchange().request().body().orElseThrow();
        assertThat(body.length()).isEmpty();
        assertThat(body.repeatable()).isFalse();
        assertThat(factory.lastExchange().body()).hasSize(100_000);
    }

    @Test
    void thatAFilterSendsElsewhereIsRefused() {
        answer(call -> RestClients.json("{}"));
        Orders detoured = RestClients.builder().register(Detour.class).build(Orders.class);

        assertThat(catchThrowable(() -> detoured.find(1))).hasRootCauseInstanceOf(InvalidRequestException.class);
        assertThat(factory.exchanges()).isEmpty();
    }
}
