package dev.fairlead.tunnel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.tunnel.TunnelErrorCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadLinesTest {
    private static final String HEAD = "GET / HTTP/1.1\r\nHost: erp\r\nX: \u00e4\r\n\r\n";
    private static final int LONGEST_FIRST_LINE = 16;
    private static final int LONGEST_REST = 24;

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    }

    private static HeadLines lines() {
        return new HeadLines(LONGEST_FIRST_LINE, LONGEST_REST);
    }

    /** Whether the end of the head was reached. */
    private static boolean read(HeadLines lines, String text, List<Integer> cuts) throws BadRequestException {
        ByteBuf all = bytes(text);
        boolean complete = false;
        for (int i = 0; all.isReadable() && !complete; i++) {
            complete = lines.read(all.readSlice(Math.min(cuts.get(i % cuts.size()), all.readableBytes())));
        }
        return complete;
    }

    private void assertRefused(String text, List<Integer> cuts, TunnelErrorCode code) {
        assertThatThrownBy(() -> read(lines(), text, cuts))
                .as(text)
                .isInstanceOfSatisfying(
                        BadRequestException.class,
                        refused -> assertThat(refused.toStreamError().code()).isEqualTo(code));
    }

    @Property
    void linesComeOutWholeHoweverTheyAreCut(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 20) Integer> cuts)
            throws BadRequestException {
        HeadLines lines = lines();

        assertThat(read(lines, HEAD, cuts)).isTrue();
        assertThat(lines.lines()).containsExactly("GET / HTTP/1.1", "Host: erp", "X: \u00e4");
    }

    @Property(tries = 200)
    void aMalformedLineIsRefusedHoweverItIsCut(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 20) Integer> cuts) {
        for (String malformed :
                List.of("a\nb\r\n\r\n", "a\rb\r\n\r\n", "a\r\r\n\r\n", "a\0b\r\n\r\n", "\n", "a\r\n\n")) {
            assertRefused(malformed, cuts, TunnelErrorCode.BAD_REQUEST);
        }
    }

    @Test
    void whatFollowsTheEmptyLineIsLeft() throws BadRequestException {
        ByteBuf in = bytes(HEAD + "body");

        assertThat(lines().read(in)).isTrue();
        assertThat(in).isEqualTo(bytes("body"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100})
    void theFirstLineIsAsLongAsAllowedAndNoLonger(int cut) throws BadRequestException {
        String longest = "x".repeat(LONGEST_FIRST_LINE);

        assertThat(read(lines(), longest + "\r\n\r\n", List.of(cut))).isTrue();
        assertRefused(longest + "x\r\n\r\n", List.of(cut), TunnelErrorCode.LINE_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100})
    void theOtherLinesTogetherAreAsLongAsAllowedAndNoLonger(int cut) throws BadRequestException {
        String two = ("y".repeat(LONGEST_REST / 2) + "\r\n").repeat(2);

        assertThat(read(lines(), "x\r\n" + two + "\r\n", List.of(cut))).isTrue();
        assertRefused("x\r\n" + two + "z\r\n\r\n", List.of(cut), TunnelErrorCode.TOO_LARGE);
    }
}
