package dev.fairlead.agent;

import static dev.fairlead.agent.fixture.FunctionTunnel.ENVELOPE;
import static dev.fairlead.agent.fixture.FunctionTunnel.XML;
import static dev.fairlead.agent.fixture.FunctionTunnel.call;
import static dev.fairlead.agent.fixture.FunctionTunnel.envelope;
import static dev.fairlead.agent.fixture.FunctionTunnel.head;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls of {@code RFC_READ_TABLE}, which is not exposed, in whatever disguise; {@code STFC_CONNECTION} is, in client 100.
 */
class FunctionSmugglingTest extends CallsThroughTunnel {
    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<s:Body>%1$s%2$s</s:Body>",
                "<s:Body>%1$s<!-- -->%2$s</s:Body>",
                "<s:Body>%1$s</s:Body><s:Body>%2$s</s:Body>",
                "<s:Body>%1$s</s:Body>%2$s",
                "<s:Body>%1$s</s:Body></s:Envelope>%2$s",
                "<s:Header>%1$s</s:Header><s:Body>%2$s</s:Body>",
                "<s:Header/><s:Header/><s:Body>%2$s</s:Body>",
                "<s:Body>%2$s%1$s</s:Body>",
                "<s:Body><a/>%2$s</s:Body>",
                "<x:Body xmlns:x=\"urn:x\">%1$s</x:Body><s:Body>%2$s</s:Body>",
                "<s:Body>%1$s<a/ ></s:Body>%2$s",
                "<s:Body>%1$s<![CDATA[]]>%2$s</s:Body>",
                "<s:Body>%1$s<?pi?>%2$s</s:Body>"
            })
    void nothingIsCalledBesideThePermittedFunction(String parts) throws Exception {
        String body = ENVELOPE + parts.formatted(call("STFC_CONNECTION", ""), FORBIDDEN) + "</s:Envelope>";

        assertRefused(system.send(body));
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rfc_read_table",
                "Rfc_Read_Table",
                "RFC_--5FREAD_--5FTABLE",
                "_--52FC_READ_TABLE",
                "RFC_--5fREAD_TABLE"
            })
    void otherSpellingsOfAForbiddenNameAreTheSameName(String name) throws Exception {
        String response = system.send(envelope(call(name, "")));

        assertRefused(response);
        assertThat(response).contains("RFC_READ_TABLE");
    }

    @Tag("RFC-92")
    @Test
    void aSecondCallBehindALongOneIsNeverWhole() throws Exception {
        String body = ENVELOPE + "<s:Body>"
                + call("STFC_CONNECTION", "<REQUTEXT>" + "x".repeat(500_000) + "</REQUTEXT>") + FORBIDDEN
                + "</s:Body></s:Envelope>";

        system.exchange(head(XML), body);

        assertNothingForbidden();
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE s:Envelope [<!ENTITY e \"%s\">]>",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
                "<?xml version=\"1.0\" encoding=\"UTF-7\"?>",
                "<?xml version=\"1.1\"?>",
                "<?xml-stylesheet href=\"a\"?>",
                "\u00ef\u00bb\u00bf"
            })
    void aMessageThatOthersMayReadDifferentlyIsRefused(String prolog) throws Exception {
        assertRefused(system.send(prolog + envelope(call("STFC_CONNECTION", ""))));
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32"})
    void otherEncodingsAreRefused(String charset) throws Exception {
        assertRefused(system.send(bytes(envelope(FORBIDDEN), Charset.forName(charset))));
        assertRefused(system.sendWith(
                "Content-Type: text/xml; charset=" + charset + "\r\n",
                bytes(envelope(FORBIDDEN), Charset.forName(charset))));
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(strings = {"deflate", "gzip", "br", "identity, gzip", "gzip\r\nContent-Encoding: identity"})
    void compressedCallsAreRefused(String coding) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = coding.contains("gzip") ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            out.write(envelope(FORBIDDEN).getBytes(StandardCharsets.UTF_8));
        }

        assertRefused(system.sendWith(
                XML + "Content-Encoding: " + coding + "\r\n", bytes.toString(StandardCharsets.ISO_8859_1)));
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: multipart/related; type=\"text/xml\"; boundary=a\r\n",
                "Content-Type: application/soap+xml\r\n",
                "Content-Type: text/xml\r\nContent-Type: multipart/related; boundary=a\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\n",
                ""
            })
    void otherTypesOfBodiesAreRefused(String header) throws Exception {
        String body = "--a\r\nContent-Type: text/xml\r\n\r\n" + envelope(FORBIDDEN) + "\r\n--a--";

        assertRefused(system.exchange(head(header.isEmpty() ? "X-None: 1\r\n" : header), body));
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sap/bc/soap/rfc?sap-client=100&sap-client=000",
                "/sap/bc/soap/rfc?sap-client=000",
                "/sap/bc/soap/rfc",
                "/sap/bc/soap/rfc?sap-client=100&sap-user=DDIC&sap-password=x",
                "/sap/bc/soap/rfc?sap-client=100&SAP-CLIENT=000",
                "/sap(bD1lbiZjPTAwMA==)/bc/soap/rfc?sap-client=100",
                "/sap/bc/soap/rfc;sap-client=000?sap-client=100",
                "/sap/bc/soap/rfc/?sap-client=100",
                "/sap/bc/soap/rfc2?sap-client=100",
                "/sap/bc/../bc/soap/rfc?sap-client=100",
                "/sap/bc/soap%2frfc?sap-client=100",
                "/sap/bc/srt/rfc/sap/x?sap-client=100"
            })
    void otherTargetsAreRefused(String target) throws Exception {
        assertRefused(system.exchange(
                "POST http://erp.virtual:3342" + target + " HTTP/1.1\r\nHost: erp.virtual:3342\r\n"
                        + "X-Fairlead-Virtual-Port: sapgw42\r\n" + XML,
                envelope(call("STFC_CONNECTION", ""))));
    }

    @Tag("RFC-92")
    @Test
    void clientsAndUsersInHeadersAndCookiesStayBehind() throws Exception {
        system.sendWith(
                XML + "sap-client: 000\r\nsap-user: DDIC\r\nsap-password: x\r\nCookie: sap-client=000; "
                        + "sap-usercontext=sap-client=000; MYSAPSSO2=a\r\nSOAPAction: \"RFC_READ_TABLE\"\r\n",
                envelope(call("STFC_CONNECTION", "")));

        assertThat(system.backend().requests())
                .singleElement()
                .asString()
                .doesNotContainIgnoringCase("000")
                .doesNotContainIgnoringCase("sap-user")
                .doesNotContainIgnoringCase("cookie")
                .doesNotContain("READ_TABLE");
    }

    @Tag("RFC-92")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: %d\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: %d\r\nContent-Length: 5\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding : chunked\r\nContent-Length: %d\r\n"
            })
    void bodiesWithTwoLengthsAreRefused(String framing) throws Exception {
        String body = envelope(call("STFC_CONNECTION", ""));
        String hidden = "0\r\n\r\n" + head(XML) + "\r\n" + envelope(FORBIDDEN);

        String response = system.raw(head(XML) + framing.formatted(body.length()) + "Connection: close\r\n\r\n"
                + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n" + hidden);

        assertThat(response).startsWith("HTTP/1.1 4");
        assertNothingForbidden();
    }

    @Tag("RFC-92")
    @Test
    void whatFollowsACallOnTheConnectionIsARequestOfItsOwn() throws Exception {
        String body = envelope(call("STFC_CONNECTION", ""));
        String second = envelope(FORBIDDEN);

        String response = system.raw(head(XML) + "Content-Length: " + body.length() + "\r\n\r\n" + body + head(XML)
                + "Connection: close\r\nContent-Length: " + second.length() + "\r\n\r\n" + second);

        assertThat(response).startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 403 ");
        assertNothingForbidden();
    }

    /** Where the proxy ends the connection before it has read all, its answer may be lost. */
    private void assertRefused(String response) throws IOException {
        assertThat(response).matches("(?s)(HTTP/1\\.1 40[03] .*)?");
        assertNothingForbidden();
    }

    /** Nor does what was refused get in the way of the next call. */
    private void assertNothingForbidden() throws IOException {
        assertThat(system.permitted()).startsWith("HTTP/1.1 200 ");
        assertThat(system.backend().requests()).isNotEmpty().noneMatch(request -> request.contains("USR02"));
    }

    private static String bytes(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }
}
