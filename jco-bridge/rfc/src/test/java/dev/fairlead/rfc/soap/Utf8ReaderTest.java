package dev.fairlead.rfc.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes of a message become characters, however they arrive and however they are asked for. */
class Utf8ReaderTest {

    private static String read(InputStream in, int asked) throws IOException {
        Reader reader = new Utf8Reader(in);
        StringWriter text = new StringWriter();
        char[] buffer = new char[asked];
        for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
            text.write(buffer, 0, n);
        }
        return text.toString();
    }

    /** Bytes that arrive a few at a time. */
    private static InputStream inPieces(byte[] bytes, int size) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, size));
            }
        };
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\n\täöü€\uD7FF\uE000\uFFFD")
                .ofMaxLength(100)
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("\uD83D\uDEA2", parts));
    }

    @Property(tries = 300)
    void textsAreReadAsTheyWereWritten(
            @ForAll("texts") String text,
            @ForAll @IntRange(min = 1, max = 3_000) int piece,
            @ForAll @IntRange(min = 1, max = 3_000) int asked)
            throws IOException {
        assertThat(read(inPieces(text.getBytes(UTF_8), piece), asked)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C3", "E282", "F09F9A", "80", "C328", "E28228", "F8888080", "FF"})
    void whatIsNoUtf8IsRefused(String bytes) {
        assertRefused(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C080", "C1BF", "E08080", "F0808080"})
    void charactersOfMoreBytesThanTheyNeedAreRefused(String bytes) {
        assertRefused(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EDA080", "EDBFBF", "EFBFBE", "EFBFBF", "F4908080"})
    void charactersThatXmlCannotCarryAreRefused(String bytes) {
        assertRefused(bytes);
    }

    private static void assertRefused(String bytes) {
        assertThatThrownBy(() -> read(new ByteArrayInputStream(HexFormat.of().parseHex("41424344" + bytes)), 100))
                .isInstanceOf(CharConversionException.class);
    }
}
