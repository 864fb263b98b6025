package dev.fairlead.rfc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.rfc.RfcAbapException;
import dev.fairlead.rfc.RfcCommunicationException;
import dev.fairlead.rfc.RfcConfigurationException;
import dev.fairlead.rfc.RfcConversionException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcMessage;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.RfcUnsupportedException;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls over HTTP (RFC specification, C.1, C.7, C.8 and C.11 to C.13). */
class SoapClientTest {

    private static RfcException failure(AbapPeer system, String... options) {
        try (EngineDestination erp = new EngineDestination(system.url())) {
            return catchThrowableOfType(
                    RfcException.class, () -> Clients.client(erp, options).call(Clients.connection()));
        }
    }

    @Test
    void aCallIsAPostWithClientLanguageAndAction() {
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.echo("Fish &amp; Chips"));
                EngineDestination erp = new EngineDestination(system.url())) {
            FunctionData call = Clients.connection();

            Clients.client(erp).call(call);

            assertThat(call.getString("ECHOTEXT")).isEqualTo("Fish & Chips");
            AbapPeer.Seen request = system.last();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/sap/bc/soap/rfc?sap-client=100&sap-language=EN");
            assertThat(request.header("Content-Type")).isEqualTo("text/xml; charset=UTF-8");
            assertThat(request.header("Accept")).isEqualTo("text/xml");
            assertThat(request.header("Accept-Encoding")).isEqualTo("gzip");
            assertThat(request.header("SOAPAction")).isEqualTo("\"urn:sap-com:document:sap:rfc:functions\"");
            assertThat(request.header("User-Agent")).startsWith("Fairlead-RFC/");
            assertThat(request.header("Content-Length"))
                    .isEqualTo(Integer.toString(request.body().length()));
            assertThat(request.body()).contains("<REQUTEXT>Fish &amp; Chips</REQUTEXT>");
        }
    }

    @Test
    void compressedAnswersAreRead() {
        try (AbapPeer system = new AbapPeer((exchange, request) -> {
                    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
                    try (OutputStream zip = new GZIPOutputStream(zipped)) {
                        zip.write(AbapPeer.echo("zipped").getBytes(StandardCharsets.UTF_8));
                    }
                    exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                    AbapPeer.answer(exchange, 200, AbapPeer.MESSAGE, zipped.toByteArray());
                });
                EngineDestination erp = new EngineDestination(system.url())) {
            FunctionData call = Clients.connection();
            Clients.client(erp).call(call);

            assertThat(call.getString("ECHOTEXT")).isEqualTo("zipped");
        }
    }

    @Test
    void requestsAreCompressedWhereTheNetworkIsWide() {
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.echo("a"));
                EngineDestination erp = new EngineDestination(system.url())) {
            new SoapClient(erp, Clients.target(true, false), Clients.options(), () -> Clients.TESTER, Clock.systemUTC())
                    .call(Clients.connection());

            assertThat(system.last().header("Content-Encoding")).isEqualTo("gzip");
            assertThat(system.last().body()).contains("<REQUTEXT>Fish &amp; Chips</REQUTEXT>");
        }
    }

    private static FunctionData upload() {
        return new FunctionData(FunctionDescription.named("STFC_CONNECTION")
                        .imports("DATA", FieldType.XSTRING)
                        .build())
                .set("DATA", new byte[1_500_000]);
    }

    @Test
    void aLargeCallGoesInChunks() {
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.echo("a"));
                EngineDestination erp = new EngineDestination(system.url())) {
            Clients.client(erp).call(upload());

            assertThat(system.last().header("Transfer-Encoding")).isEqualTo("chunked");
            assertThat(system.last().body()).contains("A".repeat(2_000_000)).endsWith("</SOAP-ENV:Envelope>");
        }
    }

    @Test
    void aLargeCallGoesWithItsLengthWhereTheWayTakesNoChunks() {
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.echo("a"));
                EngineDestination erp = new EngineDestination(system.url())) {
            Clients.client(erp, "spool", "3000000").call(upload());

            String body = system.last().body();
            assertThat(system.last().header("Transfer-Encoding")).isEmpty();
            assertThat(system.last().header("Content-Length")).isEqualTo(String.valueOf(body.length()));
            assertThat(body).contains("A".repeat(2_000_000)).endsWith("</SOAP-ENV:Envelope>");
        }
    }

    @Test
    void aCallThatIsLargerThanItsFileMayBeIsNotSent() {
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.echo("a"));
                EngineDestination erp = new EngineDestination(system.url())) {
            SoapClient client = Clients.client(erp, "spool", "1500000");

            assertThatThrownBy(() -> client.call(upload()))
                    .isInstanceOfSatisfying(
                            RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.RESOURCE))
                    .hasMessageContaining("more than 1500000 bytes");
            assertThat(system.seen()).isEmpty();
        }
    }

    @Tag("RFC-52")
    @Test
    void aDeclaredExceptionHasItsKeyAndMessageAndTheConnectionLivesOn() {
        String detail = "<rfc:STFC_CONNECTION.Exception xmlns:rfc='urn:sap-com:document:sap:rfc:functions'>"
                + "<Name>NOT_FOUND</Name><Text>No company codes maintained</Text>"
                + "<Message><ID>FN</ID><Number>020</Number><Attributes><V1>a</V1><V2>b</V2></Attributes></Message>"
                + "</rfc:STFC_CONNECTION.Exception>";
        try (AbapPeer system =
                        AbapPeer.answering(500, AbapPeer.MESSAGE, AbapPeer.fault("Client", "NOT_FOUND", detail));
                EngineDestination erp = new EngineDestination(system.url())) {
            SoapClient client = Clients.client(erp);

            for (int i = 0; i < 2; i++) {
                RfcException failure =
                        catchThrowableOfType(RfcAbapException.class, () -> client.call(Clients.connection()));
                assertThat(failure.group()).isEqualTo(RfcErrorGroup.ABAP_EXCEPTION);
                assertThat(failure.key()).isEqualTo("NOT_FOUND");
                assertThat(failure.abapMessage())
                        .isEqualTo(new RfcMessage("FN", 'E', "020", "No company codes maintained", List.of("a", "b")));
                assertThat(failure.outcomeUnknown()).isFalse();
            }
            assertThat(system.seen().get(0).connection())
                    .isEqualTo(system.seen().get(1).connection());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, 'text/html', '<html><form name=\"sap-system-login\">', LOGON_FAILURE",
        "200, 'text/html', '<html>hello', PROTOCOL",
        "401, 'text/html', '<html>', LOGON_FAILURE",
        "403, 'text/html', '<html>', COMMUNICATION",
        "404, 'text/html', '<html>', COMMUNICATION",
        "405, 'text/html', '<html>', PROTOCOL",
        "406, 'text/html', '<html>', PROTOCOL",
        "415, 'text/html', '<html>', PROTOCOL",
        "411, 'text/html', '<html>', COMMUNICATION",
        "413, 'text/html', '<html>', COMMUNICATION",
        "431, 'text/html', '<html>', COMMUNICATION",
        "429, 'text/html', '<html>', STATE_BUSY",
        "500, 'text/html', '<html><title>Runtime error</title>', SYSTEM_FAILURE",
        "502, 'text/html', '<html>', COMMUNICATION",
        "503, 'text/html', '<html>', COMMUNICATION",
        "504, 'text/html', '<html>', COMMUNICATION",
        "418, 'text/html', '<html>', COMMUNICATION"
    })
    @Tag("RFC-55")
    @Tag("RFC-56")
    void aStatusHasItsGroupAndIsAskedForOnce(int status, String type, String body, RfcErrorGroup group) {
        try (AbapPeer system = AbapPeer.answering(status, type, body)) {
            RfcException failure = failure(system);

            assertThat(failure.group()).isEqualTo(group);
            // the engine itself looks at 401
            assertThat(failure.nativeCode()).isIn(Integer.toString(status), "FL-AUTH-050");
            assertThat(system.seen()).hasSize(1);
        }
    }

    @Test
    void aFailureOfTheServerIsToldByThePagesTitle() {
        try (AbapPeer system = AbapPeer.answering(500, "text/html", "<html><title>Runtime error</title>secret")) {
            assertThat(failure(system)).hasMessageContaining("Runtime error").hasMessageNotContaining("secret");
        }
    }

    @Tag("RFC-56")
    @Test
    void aBusySystemIsBusyAndNotBroken() {
        try (AbapPeer system = new AbapPeer((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", "5");
            AbapPeer.answer(exchange, 503, "text/html", "");
        })) {
            assertThat(failure(system).group()).isEqualTo(RfcErrorGroup.STATE_BUSY);
        }
    }

    @Tag("RFC-56")
    @ParameterizedTest
    @CsvSource({
        "https://erp.example:44300/sap/bc/soap/rfc?ticket=abc, CONFIGURATION",
        "/sap/public/bc/sec/saml2?x=1, LOGON_FAILURE",
        "http://elsewhere/, COMMUNICATION"
    })
    void aRedirectIsNeverFollowed(String location, RfcErrorGroup group) {
        try (AbapPeer elsewhere = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.echo("stolen"));
                AbapPeer system = new AbapPeer((exchange, request) -> {
                    exchange.getResponseHeaders()
                            .set("Location", location.replace("http://elsewhere", elsewhere.url()));
                    AbapPeer.answer(exchange, 302, "text/html", "");
                })) {
            RfcException failure = failure(system);

            assertThat(failure.group()).isEqualTo(group);
            assertThat(failure).hasMessageNotContaining("ticket");
            assertThat(elsewhere.seen()).isEmpty();
        }
    }

    @Test
    void anAnswerInACharacterSetThatNobodyKnowsIsOfTheProtocol() {
        try (AbapPeer system = AbapPeer.answering(200, "text/xml; charset=ebcdic-none", AbapPeer.echo("a"))) {
            assertThat(failure(system).group()).isEqualTo(RfcErrorGroup.PROTOCOL);
        }
    }

    @Test
    void whatComesOfACallThatRanIsUnknownWhereItCannotBeRead() {
        try (AbapPeer unreadable = AbapPeer.answering(200, AbapPeer.MESSAGE, "<x/>");
                AbapPeer unfit = AbapPeer.answering(
                        200, AbapPeer.MESSAGE, AbapPeer.results("BAPI_TRANSACTION_COMMIT", "<COUNT>x</COUNT>"))) {
            RfcException failure = failure(unreadable);
            assertThat(failure.group()).isEqualTo(RfcErrorGroup.PROTOCOL);
            assertThat(failure.outcomeUnknown()).isTrue();

            try (EngineDestination erp = new EngineDestination(unfit.url())) {
                RfcException conversion = catchThrowableOfType(
                        RfcConversionException.class, () -> Clients.client(erp).call(new FunctionData(Clients.COMMIT)));
                assertThat(conversion.outcomeUnknown()).isTrue();
            }
        }
    }

    @Tag("RFC-49")
    @Test
    void whatXmlCannotCarryNeverLeaves() {
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.echo("a"));
                EngineDestination erp = new EngineDestination(system.url())) {
            FunctionData call = Clients.connection().set("REQUTEXT", "\u0001");

            assertThatThrownBy(() -> Clients.client(erp).call(call)).isInstanceOf(RfcConversionException.class);
            assertThat(system.seen()).isEmpty();
        }
    }

    @Tag("RFC-64")
    @Test
    void aPasswordDoesNotGoOverHttpWithoutATunnel() {
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.echo("a"));
                EngineDestination erp = new EngineDestination(system.url())) {
            SoapClient client = new SoapClient(
                    erp,
                    Clients.target(false, false),
                    TransportOptions.DEFAULT,
                    () -> Clients.TESTER,
                    Clock.systemUTC());

            assertThatThrownBy(() -> client.call(Clients.connection()))
                    .isInstanceOf(RfcConfigurationException.class)
                    .hasMessageContaining("allow_plain");
            assertThat(system.seen()).isEmpty();
        }
    }

    @Tag("RFC-61")
    @Test
    void theAnswerIsAwaitedAsLongAsTheOptionSays() {
        try (AbapPeer system = new AbapPeer((exchange, request) -> hold())) {
            RfcException failure = failure(system, "timeout", "200");

            assertThat(failure).isInstanceOf(RfcCommunicationException.class).hasMessageContaining("200 ms");
            assertThat(failure.outcomeUnknown()).isTrue();
            assertThat(system.seen()).hasSize(1);
        }
    }

    private static void hold() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            // the peer is closed
        }
    }

    @Test
    void pingIsASuccessForAUserWhoMayNotCallIt() {
        String refusal = AbapPeer.fault("Client", "RFC_AUTHORIZATION_FAILURE", "No authorization");
        try (AbapPeer system = AbapPeer.answering(500, AbapPeer.MESSAGE, refusal);
                EngineDestination erp = new EngineDestination(system.url())) {
            SoapClient client = Clients.client(erp);

            client.ping();
            assertThat(system.last().body()).contains("RFC_PING");
            assertThatThrownBy(() -> client.call(Clients.connection()))
                    .isInstanceOf(RfcSystemException.class)
                    .extracting(e -> ((RfcException) e).nativeCode())
                    .isEqualTo("NO_AUTHORITY");
        }
    }

    @Tag("RFC-63")
    @Test
    void theSystemIsAskedOnceWhatItIs() {
        String info = "<RFCSI_EXPORT><RFCCHARTYP>4103</RFCCHARTYP><RFCDEST>vhfld_FLD_07</RFCDEST>"
                + "<RFCHOST>vhfld</RFCHOST><RFCSYSID>FLD</RFCSYSID><RFCSAPRL>758</RFCSAPRL>"
                + "<RFCIPADDR>10.0.0.7</RFCIPADDR><RFCKERNRL>793</RFCKERNRL><RFCHOST2>vhfld.example</RFCHOST2>"
                + "</RFCSI_EXPORT>";
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.results("RFC_SYSTEM_INFO", info));
                EngineDestination erp = new EngineDestination(system.url())) {
            SoapClient client = Clients.client(erp);
            RfcSystemInfo found = client.systemInfo();

            assertThat(found)
                    .isEqualTo(new RfcSystemInfo(
                            "FLD",
                            "07",
                            "vhfld.example",
                            "10.0.0.7",
                            "758",
                            "793",
                            "4103",
                            "100",
                            "TESTER",
                            true,
                            "EN"));
            assertThat(found.isUnicode()).isTrue();
            assertThat(client.systemInfo()).isSameAs(found);
            assertThat(system.seen()).hasSize(1);
        }
    }

    @Tag("RFC-75")
    @Test
    void callsThatMustRunExactlyOnceAreRefused() {
        try (EngineDestination erp = new EngineDestination("http://127.0.0.1:1")) {
            assertThatThrownBy(() -> Clients.client(erp).transactions())
                    .isInstanceOf(RfcUnsupportedException.class)
                    .hasMessageContaining("SAP JCo");
        }
    }
}
