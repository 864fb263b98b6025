package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.stream.Admission;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Back ends that log on connections: a stream carries the requests of one caller's connection. */
@Timeout(60)
class ConversationTest extends AgentAndBackend {
    private static final String HOST = "Host: erp.corp:443\r\n";
    private static final String GET_A = "GET /a HTTP/1.1\r\n" + HOST + "\r\n";
    private static final String GET_B = "GET /b HTTP/1.1\r\n" + HOST + "\r\n";

    @Tag("AGENT-40")
    @Test
    void eachCallersConnectionHasOneOfItsOwnAtTheBackEnd() throws Exception {
        FakeStream one = open().sends(GET_A);
        awaitResponses(one, 1);
        FakeStream other = open().sends(GET_A);
        awaitResponses(other, 1);
        one.sends(GET_B);
        awaitResponses(one, 2);
        other.sends(GET_B);
        awaitResponses(other, 2);

        int first = seen().remotePort();
        int second = seen().remotePort();
        assertThat(second).isNotEqualTo(first);
        assertThat(seen().remotePort()).isEqualTo(first);
        assertThat(seen().remotePort()).isEqualTo(second);
    }

    @Tag("AGENT-40")
    @Test
    void theEndOfOneConnectionIsTheEndOfItsPartnerOnly() throws Exception {
        CountDownLatch partnerClosed = new CountDownLatch(1);
        try (RawBackend raw = new RawBackend(socket -> {
            answer(socket);
            if (socket.getInputStream().read() < 0) {
                partnerClosed.countDown();
            }
        })) {
            FakeStream one = open(raw.port()).sends(GET_A);
            FakeStream other = open(raw.port()).sends(GET_A);
            awaitResponses(one, 1);
            awaitResponses(other, 1);

            one.sendsEnd();

            assertThat(partnerClosed.await(10, TimeUnit.SECONDS)).isTrue();
            await().until(one::isFinished);
            assertThat(other.isOver()).isFalse();
        }
    }

    @Tag("AGENT-40")
    @Test
    void whenTheBackEndEndsTheConnectionTheStreamEnds() throws Exception {
        try (RawBackend raw = new RawBackend(ConversationTest::answer)) {
            FakeStream stream = open(raw.port()).sends(GET_A);

            await().until(stream::isFinished);
            assertThat(stream.text()).endsWith("hello").doesNotContain("Connection: close");
            assertThat(stream.error()).isEmpty();
        }
    }

    @Test
    void requestsThatComeTogetherAreAnsweredInTheirOrder() throws Exception {
        FakeStream stream = open();
        stream.sends("POST /a HTTP/1.1\r\n" + HOST + "Content-Length: 3\r\n\r\nabc" + GET_B + GET_A);

        awaitResponses(stream, 3);
        assertThat(backend.seen()).extracting(TestBackend.Seen::target).containsExactly("/a", "/b", "/a");
        assertThat(stream.consumedBytes())
                .isEqualTo(("POST /a HTTP/1.1\r\n" + HOST + "Content-Length: 3\r\n\r\nabc" + GET_B + GET_A).length());
        assertThat(agent.audited()).hasSize(3);
    }

    @Test
    void theLogonOfTheConnectionIsKept() throws Exception {
        backend.answering(exchange -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Negotiate TlRMTVNTUAACAAAA");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        String logon = "GET /a HTTP/1.1\r\n" + HOST + "Authorization: Negotiate TlRMTVNTUAABAAAA\r\n\r\n";
        FakeStream stream = open().sends(logon);
        awaitResponses(stream, 1);
        stream.sends(logon);
        awaitResponses(stream, 2);

        assertThat(seen().remotePort()).isEqualTo(seen().remotePort());
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1, 'Connection: close'", "HTTP/1.0, 'X: y'"})
    void aCallerThatWantsNoMoreGetsNoMore(String version, String header) {
        FakeStream stream = open().sends("GET /a " + version + "\r\n" + HOST + header + "\r\n\r\n");

        await().until(stream::isFinished);
        assertThat(stream.text()).contains("\r\nConnection: close\r\n");
    }

    @Tag("AGENT-8")
    @Test
    void aLaterRequestForAnotherSystemIsMisdirected() {
        FakeStream stream = open().sends(GET_A);
        awaitResponses(stream, 1);

        stream.sends("GET /a HTTP/1.1\r\nHost: other.corp:443\r\n\r\n");

        await().until(stream::isFinished);
        assertThat(lastResponse(stream))
                .startsWith("HTTP/1.1 421 ")
                .contains("\r\nX-Fairlead-Error: misdirected\r\n", "\r\nX-Fairlead-Request-Id: request-1\r\n")
                .contains("\r\nConnection: close\r\n");
        assertThat(backend.seen()).hasSize(1);
    }

    @Tag("AGENT-10")
    @Test
    void aLaterRequestIsDecidedByWhatIsExposedThen() {
        agent.laterAdmission(request -> new Admission.Refused(
                new StreamError(TunnelErrorCode.NOT_EXPOSED, "Access denied to system erp.corp:443")));
        FakeStream stream = open().sends(GET_A);
        awaitResponses(stream, 1);

        stream.sends(GET_B);

        await().until(stream::isFinished);
        assertThat(lastResponse(stream))
                .startsWith("HTTP/1.1 403 ")
                .contains("\r\nX-Fairlead-Error: not_exposed\r\n")
                .endsWith("Access denied to system erp.corp:443\n");
        assertThat(backend.seen()).hasSize(1);
    }

    @Test
    void aLaterRequestThatIsDeniedLeavesNoConnection() {
        FakeStream stream = open().sends(GET_A);
        awaitResponses(stream, 1);

        stream.sends("GET /a/../b HTTP/1.1\r\n" + HOST + "\r\n").sends(GET_B);

        await().until(stream::isFinished);
        assertThat(lastResponse(stream)).startsWith("HTTP/1.1 403 ").contains("path_ambiguous");
        assertThat(backend.seen()).hasSize(1);
    }

    @Test
    void aFirstRequestThatIsDeniedRefusesTheStream() {
        FakeStream stream = open().sends("GET /a/../b HTTP/1.1\r\n" + HOST + "\r\n");

        await().until(stream::isOver);
        assertThat(stream.isAccepted()).isFalse();
        assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.PATH_AMBIGUOUS);
    }

    private FakeStream open() {
        return open(backend.port());
    }

    private FakeStream open(int port) {
        SystemMapping mapping = AgentFixture.mapping(port).withConnectionLogon().build();
        return new FakeStream(agent.loop(), AgentFixture.open(Optional.empty()))
                .openedBy(agent.acceptor(mapping, List.of(), List.of()));
    }

    private static void awaitResponses(FakeStream stream, int count) {
        await().until(() -> stream.text().split("HTTP/1.1 ", -1).length == count + 1
                && (stream.text().endsWith("hello") || stream.text().endsWith("\r\n\r\n")));
    }

    private static String lastResponse(FakeStream stream) {
        return stream.text().substring(stream.text().lastIndexOf("HTTP/1.1 "));
    }

    private static void answer(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        socket.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello".getBytes(StandardCharsets.US_ASCII));
    }

    private TestBackend.Seen seen() throws InterruptedException {
        TestBackend.Seen seen = backend.seen().poll(5, TimeUnit.SECONDS);
        assertThat(seen).as("a request at the back end").isNotNull();
        return seen;
    }
}
