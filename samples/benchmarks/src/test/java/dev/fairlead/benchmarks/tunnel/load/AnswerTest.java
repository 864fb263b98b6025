package dev.fairlead.benchmarks.tunnel.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private final Answer answer = new Answer();

    @Test
    void isCompleteWithTheLastByteOfItsBody() throws IOException {
        ByteBuffer bytes = bytes("HTTP/1.1 200 OK\r\nserver: x\r\nCONTENT-LENGTH: 5\r\n\r\nhello");
        int size = bytes.remaining();
        for (int i = 1; i < size; i++) {
            assertThat(answer.read(bytes.slice(i - 1, 1))).isFalse();
        }

        assertThat(answer.read(bytes.slice(size - 1, 1))).isTrue();
    }

    @Test
    void takesNothingBehindItsEnd() throws IOException {
        ByteBuffer two = bytes("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\n\r\n");

        assertThat(answer.read(two)).isTrue();
        answer.next();

        assertThat(StandardCharsets.US_ASCII.decode(two.slice()).toString()).isEqualTo("HTTP/1.1 200 OK\r\n\r\n");
        assertThat(answer.read(two)).isTrue();
    }

    @Test
    void isAFailureIfItIsNotTheOneHopedFor() {
        assertThatThrownBy(() -> answer.read(bytes("HTTP/1.1 502 Bad Gateway\r\n\r\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("502");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
