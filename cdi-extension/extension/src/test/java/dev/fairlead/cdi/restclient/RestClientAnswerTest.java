package dev.fairlead.cdi.restclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fairlead.cdi.container.Exchange;
import dev.fairlead.cdi.container.FakeConnectionFactory;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.error.RemoteFailureException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client gets from the target of its destination. */
class RestClientAnswerTest {

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

    @Test
    void hasItsContentTypeHoweverTheFieldIsSpelt() {
        answer(call -> FakeResponse.of(200, "{\"text\":\"screws\"}").header("content-type", "application/json"));

        assertThat(RestClients.orders().find(1).text).isEqualTo("screws");
    }

    @Test
    void hasItsStatusAndHeaders() {
        answer(call -> FakeResponse.of(202, "")
                .header("ETag", "\"v1\"")
                .header("X-Two", "a")
                .header("X-Two", "b"));

        try (Response response = RestClients.orders().response(1)) {
            assertThat(response.getStatus()).isEqualTo(202);
            assertThat(response.getHeaderString("ETag")).isEqualTo("\"v1\"");
            assertThat(response.getStringHeaders().get("X-Two")).containsExactly("a", "b");
        }
    }

    @Test
    void leavesOutWhatBelongsToTheConnection() {
        answer(call ->
                RestClients.json("{}").header("Transfer-Encoding", "chunked").header("Connection", "close"));

        try (Response response = RestClients.orders().response(1)) {
            assertThat(response.getHeaders()).doesNotContainKeys("Transfer-Encoding", "Connection");
        }
    }

    @Test
    void isStreamedWhileItArrives() throws IOException {
        PipedOutputStream target = new PipedOutputStream();
        PipedInputStream wire = new PipedInputStream(target);
        answer(call -> FakeResponse.streaming(200, wire).header("Content-Type", "application/octet-stream"));

        try (InputStream export = RestClients.orders().export()) {
            target.write('a');
            assertThat(export.read()).isEqualTo('a');
            target.write('b');
            assertThat(export.read()).isEqualTo('b');
        }
    }

    @Test
    void ofATargetThatRefusesIsAResponseAndNoFault() {
        answer(call -> FakeResponse.of(404, "no such order"));

        assertThatThrownBy(() -> RestClients.orders().find(9))
                .isInstanceOfSatisfying(WebApplicationException.class, refused -> {
                    assertThat(refused.getResponse().getStatus()).isEqualTo(404);
                    assertThat(refused.getResponse().readEntity(String.class)).isEqualTo("no such order");
                });
    }

    @Test
    void thatNeverCameIsTheCauseOfTheException() {
        answer(call -> {
            throw DestinationException.of(ErrorDetail.of(ErrorCode.TARGET_BROKE_OFF, "erp", "target", "cut"));
        });

        assertThat(catchThrowable(() -> RestClients.orders().find(1)))
                .hasRootCauseInstanceOf(RemoteFailureException.class);
    }
}
