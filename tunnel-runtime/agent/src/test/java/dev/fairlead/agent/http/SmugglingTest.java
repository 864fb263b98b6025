package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.fixture.TestMapping;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A request hides another one in its body, in front of a back end that writes down every byte it gets. Streams of one
 * request and streams of many are tried: on the latter the hidden one would be served.
 */
@Timeout(120)
class SmugglingTest {
    private static final String HOST = "Host: erp.corp:443\r\n";
    private static final String LINE = "POST /a HTTP/1.1\r\n" + HOST;
    private static final String HIDDEN = "GET /hidden HTTP/1.1\r\n" + HOST + "\r\n";

    @TempDir
    private Path directory;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private AgentFixture agent;
    private RawBackend backend;

    @BeforeEach
    void start() throws IOException {
        agent = new AgentFixture(directory);
        backend = new RawBackend(socket -> {
            InputStream in = socket.getInputStream();
            byte[] piece = new byte[16 * 1024];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                received.add(new String(piece, 0, count, StandardCharsets.ISO_8859_1));
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        agent.close();
        backend.close();
    }

    /** Not to be read in two ways already by the head: nothing of it is sent. */
    static List<String> heads() {
        return List.of(
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
                "Content-Length: 0\r\nContent-Length: 40\r\n\r\n",
                "Content-Length: 0, 40\r\n\r\n",
                "Content-Length: +0\r\n\r\n",
                "Content-Length: -1\r\n\r\n",
                "Content-Length: 99999999999999999999\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "X: a\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "X: a\nContent-Length: 0\r\n\r\n",
                "X: a\rContent-Length: 0\r\n\r\n",
                "X: a\u0000\r\n\r\n",
                "Host: other.corp:443\r\n\r\n",
                "X\r\n\r\n");
    }

    /** The head is fine; the body is not, and ends where it is not. */
    static List<String> bodies() {
        return List.of(
                "1;a=b\r\nx\r\n0\r\n\r\n",
                "1\nx\r\n0\r\n\r\n",
                "1\r\nxy\r\n0\r\n\r\n",
                "-1\r\nx\r\n0\r\n\r\n",
                "+1\r\nx\r\n0\r\n\r\n",
                "0x1\r\nx\r\n0\r\n\r\n",
                " 1\r\nx\r\n0\r\n\r\n",
                "1 \r\nx\r\n0\r\n\r\n",
                "1234567890abcdef0\r\nx\r\n0\r\n\r\n",
                "1\r\nx\n0\r\n\r\n",
                "\r\n0\r\n\r\n",
                "0\r\nX : y\r\n\r\n",
                "0\r\n folded\r\n\r\n",
                "0\r\nX: a\rb\r\n\r\n");
    }

    private FakeStream open(boolean conversation) {
        TestMapping mapping = AgentFixture.mapping(backend.port());
        return new FakeStream(agent.loop(), AgentFixture.open(Optional.empty()))
                .openedBy(agent.acceptor(
                        (conversation ? mapping.withConnectionLogon() : mapping).build(), List.of(), List.of()));
    }

    private List<FakeStream> sent(String text) {
        List<FakeStream> streams = new ArrayList<>();
        for (boolean conversation : new boolean[] {false, true}) {
            streams.add(open(conversation).sends(text));
        }
        return streams;
    }

    private static void assertRefused(FakeStream stream, TunnelErrorCode code) {
        await().until(stream::isOver);
        assertThat(stream.error().orElseThrow().code()).isEqualTo(code);
        assertThat(stream.text()).isEmpty();
    }

    private void assertNothingHiddenArrived() {
        assertThat(String.join("", received)).doesNotContain("hidden");
    }

    @ParameterizedTest
    @MethodSource("heads")
    @Tag("AGENT-29")
    void anAmbiguousHeadReachesNobody(String head) {
        sent(LINE + head + HIDDEN).forEach(stream -> assertRefused(stream, TunnelErrorCode.BAD_REQUEST));

        assertThat(received).isEmpty();
        assertThat(agent.audited())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.toString()).contains("MALFORMED"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    @Tag("AGENT-29")
    void anAmbiguousBodyEndsWhereItIsAmbiguous(String body) {
        sent(LINE + "Transfer-Encoding: chunked\r\n\r\n" + body + HIDDEN)
                .forEach(stream -> assertRefused(stream, TunnelErrorCode.BAD_REQUEST));

        assertNothingHiddenArrived();
    }

    @Test
    void theBodyOfOneRequestIsNeverTheNextRequest() {
        String body = HIDDEN + HIDDEN;

        List<FakeStream> streams = sent(LINE + "Content-Length: " + body.length() + "\r\n\r\n" + body);

        await().until(() -> occurrences("hidden") == 4);
        assertThat(occurrences("POST /a ")).isEqualTo(2);
        assertThat(agent.audited()).as("what was decided as a request").hasSize(2);
        assertThat(streams).noneMatch(FakeStream::isOver);
    }

    private int occurrences(String text) {
        return String.join("", received).split(text, -1).length - 1;
    }
}
