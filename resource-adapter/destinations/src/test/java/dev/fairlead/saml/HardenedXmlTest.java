package dev.fairlead.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.testing.Peer;
import dev.fairlead.testing.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class HardenedXmlTest {

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertRefused(String xml) {
        assertThatThrownBy(() -> HardenedXml.parse(bytes(xml)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is ")
                .hasNoCause();
    }

    @Test
    void aDocumentIsReadWithItsNamespacesAndWrittenAsItWas() {
        Document document = HardenedXml.parse(bytes(Vectors.assertion()));

        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("urn:oasis:names:tc:SAML:2.0:assertion");
        assertThat(HardenedXml.serialize(document)).isEqualTo(bytes(Vectors.assertion()));
    }

    @Test
    void aBombDoesNotGoOff() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"boom\">");
        for (int i = 1; i <= 30; i++) {
            bomb.append("<!ENTITY e" + i + " \"&e" + (i - 1) + ";&e" + (i - 1) + ";\">");
        }
        assertRefused(bomb.append("]><a>&e30;</a>").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a [<!ELEMENT a ANY>]><a/>",
                "<!DOCTYPE a [<!ATTLIST a ID ID #IMPLIED>]><a/>",
                "<!DOCTYPE a PUBLIC \"-//X\" \"http://127.0.0.1:1/x.dtd\"><a/>",
                "<a>&undefined;</a>",
                "<a>",
                "<a/><b/>",
                "<p:a/>",
                "<a b=\"1\" b=\"2\"/>",
                "<a>\u0001</a>",
                "",
                "no xml"
            })
    void documentTypesAndWhatIsNotWellFormedAreRefused(String xml) {
        assertRefused(xml);
    }

    @Test
    void nothingIsLoadedFromElsewhere(@TempDir Path directory) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "very secret");
        try (Peer peer = Peer.http(Peer.answering("<!ELEMENT a ANY>"))) {
            assertRefused("<!DOCTYPE a SYSTEM \"" + peer.url() + "/a.dtd\"><a/>");
            assertRefused("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>&x;</a>");
            assertRefused("<!DOCTYPE a [<!ENTITY % x SYSTEM \"" + peer.url() + "/x\"> %x;]><a/>");
            Document included = HardenedXml.parse(bytes("<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include"
                    + " parse=\"text\" href=\"" + secret.toUri() + "\"/></a>"));
            Document located = HardenedXml.parse(bytes("<a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xsi:noNamespaceSchemaLocation=\"" + peer.url() + "/a.xsd\"/>"));

            assertThat(included.getDocumentElement().getTextContent()).isEmpty();
            assertThat(located.getDocumentElement().getTagName()).isEqualTo("a");
            assertThat(peer.requests()).isEmpty();
        }
    }

    @Test
    void depthAndSizeAreLimited() {
        assertThat(HardenedXml.parse(bytes("<a>".repeat(64) + "</a>".repeat(64))))
                .isNotNull();
        assertRefused("<a>".repeat(65) + "</a>".repeat(65));
        assertRefused("<a>" + "x".repeat(1024 * 1024) + "</a>");
    }

    @Test
    void neitherMessagesNorTheErrorStreamShowTheDocument() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> HardenedXml.parse(bytes("<a>very-secret</b>")))
                    .hasMessageMatching("is no acceptable XML \\(line 1, column \\d+\\)");
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void anyBytesAreADocumentOrRefused() {
        Random random = new Random(11);
        byte[] assertion = bytes(Vectors.assertion());
        int refused = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] changed = assertion.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            changed[random.nextInt(changed.length)] = (byte) "<>&\"'/![".charAt(random.nextInt(8));
            try {
                HardenedXml.parse(changed);
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 1_000);
    }
}
