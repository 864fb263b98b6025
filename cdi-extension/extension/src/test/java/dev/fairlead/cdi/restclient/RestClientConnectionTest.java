package dev.fairlead.cdi.restclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.fairlead.cdi.container.Exchange;
import dev.fairlead.cdi.container.FakeConnectionFactory;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a client gives the connection of a call back. */
class RestClientConnectionTest {

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
    void whenTheEntityHasBeenRead() {
        answer(call -> RestClients.json("{}"));

        RestClients.orders().find(1);

        assertThat(factory.openHandles()).isZero();
    }

    @Test
    void whenNobodyReadsTheAnswer() {
        answer(call -> FakeResponse.ok("released, if anybody cares"));

        RestClients.orders().release();

        assertThat(factory.openHandles()).isZero();
    }

    @Test
    void whenAnErrorIsNotRead() {
        answer(call -> FakeResponse.of(500, "dump"));

        assertThatThrownBy(() -> RestClients.orders().find(1)).isInstanceOf(WebApplicationException.class);

        assertThat(factory.openHandles()).isZero();
    }

    @Test
    void whenThereIsNothingToRead() {
        answer(call -> FakeResponse.of(200, ""));

        RestClients.orders().head(1);

        assertThat(factory.openHandles()).isZero();
    }

    @Test
    void whenAStreamIsClosed() throws IOException {
        answer(call -> FakeResponse.ok("long").header("Content-Type", "application/octet-stream"));

        InputStream export = RestClients.orders().export();
        assertThat(factory.openHandles()).isEqualTo(1);
        export.close();

        assertThat(factory.openHandles()).isZero();
    }

    @Test
    void whenTheCallFails() {
        answer(call -> {
            throw DestinationException.of(ErrorDetail.of(ErrorCode.TARGET_BROKE_OFF, "erp", "target", "cut"));
        });

        catchThrowable(() -> RestClients.orders().find(1));

        assertThat(factory.openHandles()).isZero();
    }

    @Test
    void whenAnAsynchronousMethodHasNoResult() {
        answer(call -> FakeResponse.ok("released, if anybody cares"));

        RestClients.orders().releaseLater().toCompletableFuture().join();

        await().until(() -> factory.openHandles() == 0);
    }
}
