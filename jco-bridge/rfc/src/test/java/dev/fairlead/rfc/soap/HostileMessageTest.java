package dev.fairlead.rfc.soap;

import static dev.fairlead.rfc.soap.Samples.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcConversionException;
import dev.fairlead.rfc.record.FunctionData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are meant to do harm (RFC specification, C.13). */
class HostileMessageTest {

    private static final String ECHO = "<ECHOTEXT>";

    private static void assertRefused(SoapCodec codec, String message, String reason) {
        assertThatThrownBy(() -> Samples.read(codec, message, new FunctionData(Samples.CONNECTION)))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining(reason);
    }

    private static SoapCodec limited(Limits limits) {
        return new SoapCodec(limits, false);
    }

    @Tag("RFC-59")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a>",
                "<!DOCTYPE a [<!ELEMENT a ANY>]>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\">",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/p\"> %p;]>"
            })
    void aDocumentTypeIsRefused(String type) {
        String message = response("STFC_CONNECTION", "<ECHOTEXT>&e;</ECHOTEXT>");

        assertRefused(Samples.codec(), message.replace("?><", "?>" + type + "<"), "document type declaration");
    }

    @Tag("RFC-59")
    @Test
    void anEntityThatNobodyDeclaredIsRefused() {
        assertRefused(Samples.codec(), response("STFC_CONNECTION", "<ECHOTEXT>&e;</ECHOTEXT>"), "");
        assertRefused(Samples.codec(), response("STFC_CONNECTION", "&e;"), "");
    }

    @Tag("RFC-59")
    @Test
    void elementsAreNotReadDeeperThanAllowed() throws IOException {
        // three elements stand around the results
        String deepest = response("STFC_CONNECTION", "<a>".repeat(61) + "</a>".repeat(61));
        Samples.read(Samples.codec(), deepest, new FunctionData(Samples.CONNECTION));

        assertRefused(
                Samples.codec(),
                response("STFC_CONNECTION", "<a>".repeat(62) + "</a>".repeat(62)),
                "more than 64 elements within each other");
    }

    @Tag("RFC-59")
    @Test
    void aValueIsNotReadBeyondTheLimit() {
        SoapCodec codec = limited(new Limits(1_000_000, 64, 256, 32, 1_000, 10));

        assertRefused(codec, response("STFC_CONNECTION", ECHO + "x".repeat(1_001) + "</ECHOTEXT>"), "");
        assertRefused(codec, response("STFC_CONNECTION", ECHO + "x&amp;<![CDATA[y]]>".repeat(500) + "</ECHOTEXT>"), "");
    }

    @Test
    void aTableHasNoMoreRowsThanAllowed() {
        SoapCodec codec = limited(new Limits(1_000_000, 64, 256, 32, 1_000, 10));
        FunctionData call = new FunctionData(Samples.STRUCTURE);

        assertThatThrownBy(() -> Samples.read(
                        codec, response("STFC_STRUCTURE", "<RFCTABLE>" + "<item/>".repeat(11) + "</RFCTABLE>"), call))
                .isInstanceOf(WireFormatException.class)
                .hasMessageContaining("more than 10 rows");
    }

    @Test
    void namesAndAttributesAreLimited() {
        SoapCodec codec = limited(new Limits(1_000_000, 64, 50, 2, 1_000, 10));

        assertRefused(codec, response("STFC_CONNECTION", "<" + "x".repeat(51) + "/>"), "more than 50 characters");
        assertRefused(codec, response("STFC_CONNECTION", "<x a='1' b='2' c='3'/>"), "");
    }

    @Test
    void aMessageIsNotReadBeyondTheLimit() {
        SoapCodec codec = limited(new Limits(100_000, 64, 256, 32, 1_000, 10));

        assertRefused(codec, response("STFC_CONNECTION", "<a/>".repeat(30_000)), "larger than 100000 bytes");
    }

    @Tag("RFC-59")
    @Test
    void anEndlessMessageStopsTheReaderAtTheLimit() {
        AtomicLong given = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given.incrementAndGet();
                return ' ';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                Arrays.fill(buffer, offset, offset + length, (byte) ' ');
                given.addAndGet(length);
                return length;
            }
        };
        String beginning = response("STFC_CONNECTION", ECHO);
        InputStream message = new SequenceInputStream(
                new ByteArrayInputStream(
                        beginning.substring(0, beginning.indexOf(ECHO)).getBytes(UTF_8)),
                endless);
        SoapCodec codec = limited(new Limits(10_000_000, 64, 256, 32, 1_000, 10));

        assertThatThrownBy(() -> codec.readResponse(message, Optional.empty(), new FunctionData(Samples.CONNECTION)))
                .isInstanceOf(WireFormatException.class);
        assertThat(given.get()).isLessThan(10_100_000);
    }

    @Test
    void whatIsNoXmlIsRefused() {
        for (String message :
                new String[] {"", "x", "<a", "<a>", "<a></b>", "<a/><b/>", "\u0000", "<a b='1' b='1'/>"}) {
            assertRefused(Samples.codec(), message, "");
        }
    }

    @Test
    void theFailureOfTheStreamBelowIsPassedOnAsItIs() {
        IOException lost = new IOException("lost");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw lost;
            }
        };
        InputStream message = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(
                        response("STFC_CONNECTION", "").substring(0, 100).getBytes(UTF_8)),
                broken)));

        assertThatThrownBy(() ->
                        Samples.codec().readResponse(message, Optional.empty(), new FunctionData(Samples.CONNECTION)))
                .isSameAs(lost);
    }

    /** Whatever is cut off or changed: there is an answer, or an error of the two kinds that callers know. */
    @Property(tries = 2000)
    void aDamagedMessageIsReadOrRefusedInOrder(
            @ForAll @IntRange(min = 0, max = 10_000) int place, @ForAll byte damage, @ForAll boolean cut)
            throws IOException {
        byte[] message = response(
                        "STFC_STRUCTURE",
                        "<ECHOSTRUCT><RFCINT4>7</RFCINT4><RFCHEX3>8fLz</RFCHEX3></ECHOSTRUCT><RFCTABLE><item>"
                                + "<RFCDATE>2025-01-31</RFCDATE><RFCDATA1>&lt;&#228;<![CDATA[x]]></RFCDATA1></item></RFCTABLE>")
                .getBytes(UTF_8);
        int at = place % message.length;
        byte[] damaged = cut ? Arrays.copyOf(message, at) : message;
        if (!cut) {
            damaged[at] = damage;
        }
        try {
            Samples.read(Samples.codec(), damaged, Optional.empty(), new FunctionData(Samples.STRUCTURE));
        } catch (WireFormatException | RfcConversionException e) {
            assertThat(e).hasMessageNotContaining("2025-01-31");
        }
    }
}
