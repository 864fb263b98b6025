package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fairlead.emulator.fault.ArmedFault;
import dev.fairlead.emulator.fault.Fault;
import dev.fairlead.emulator.fault.Match;
import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.testing.SoapClient;
import dev.fairlead.rfc.record.FunctionData;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be made to go wrong: once each, and then all is well again (RFC specification, E.4). */
@Tag("RFC-110")
class FaultsTest {
    private final List<Duration> pauses = new ArrayList<>();
    private final AbapEmulator emulator =
            Emulators.standard().pause(pauses::add).statefulSoap(true).start();
    private final SoapClient client = new SoapClient(emulator, "TESTER", "secret");

    @AfterEach
    void stop() {
        emulator.close();
    }

    static Stream<Arguments> answersInPlaceOfTheCall() {
        return Stream.of(
                arguments(Fault.unauthorized(), 401, "WWW-Authenticate"),
                arguments(Fault.inactive(), 403, "Content-Type"),
                arguments(Fault.notFound(), 404, "Content-Type"),
                arguments(Fault.serverError(), 500, "Content-Type"),
                arguments(Fault.busy(Duration.ofSeconds(30)), 503, "Retry-After"),
                arguments(Fault.redirect("https://localhost/sap/bc/soap/rfc"), 302, "Location"),
                arguments(Fault.redirect("/sap/public/logon"), 302, "Location"));
    }

    @ParameterizedTest
    @MethodSource
    void answersInPlaceOfTheCall(Fault fault, int status, String header) {
        ArmedFault armed = emulator.faults().arm(fault);

        HttpResponse<byte[]> answer = client.post(connection(), "");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue(header)).isPresent();
        assertThat(emulator.calls().runsOf("STFC_CONNECTION")).isZero();
        assertOver(armed);
    }

    static Stream<Arguments> connectionsThatBreak() {
        return Stream.of(
                arguments(Fault.closeBeforeRun(), 0),
                arguments(Fault.loseAnswer(), 1),
                arguments(Fault.closeWithinAnswer(), 1));
    }

    @ParameterizedTest
    @MethodSource
    void connectionsThatBreak(Fault fault, int runs) {
        // a connection that was used before would be tried again by the JDK's client on its own
        ArmedFault armed = emulator.faults().arm(fault);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new SoapClient(emulator, "TESTER", "secret").post(connection(), ""));

        assertThat(emulator.calls().runsOf("STFC_CONNECTION")).isEqualTo(runs);
        assertOver(armed);
    }

    @Test
    void connectionsMayBeRefused() {
        emulator.refuseConnections(1);

        // a client of HTTP would try again on its own
        assertThatIOException().isThrownBy(() -> {
            try (Socket socket =
                    new Socket(emulator.url().getHost(), emulator.url().getPort())) {
                socket.getOutputStream().write('G');
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        });

        assertThat(client.post(connection(), "").statusCode()).isEqualTo(200);
        assertThat(emulator.calls().runsOf("STFC_CONNECTION")).isEqualTo(1);
    }

    @Test
    void connectionsMayBeClosedUnderTheirCallers() throws IOException {
        try (Socket idle = new Socket(emulator.url().getHost(), emulator.url().getPort())) {
            idle.getOutputStream().write("GET /sap/public/info HTTP/1.1\r\nHost: sap\r\n\r\n".getBytes());
            assertThat(idle.getInputStream().read()).isEqualTo('H');

            emulator.closeConnections();

            assertThat(idle.getInputStream().readAllBytes()).isNotEmpty();
        }
    }

    @Test
    void anAnswerMayBeTheLastOfItsConnection() {
        ArmedFault armed = emulator.faults().arm(Fault.closeAfterAnswer());

        assertThat(client.post(connection(), "").statusCode()).isEqualTo(200);

        assertOver(armed);
    }

    static Stream<Arguments> answersThatReadTheSame() {
        return Stream.of(
                arguments(Fault.latin1(), "encoding=\"iso-8859-1\""),
                arguments(Fault.urnPrefix(), "<urn:Z_FL_TYPES.Response"),
                arguments(Fault.extraElements(), "<ZZ_DEEP>"),
                arguments(Fault.compactDates(), "<EV_DATE>20250131</EV_DATE>"),
                arguments(Fault.hexBytes(), "<EV_BYTE>00FF00FF</EV_BYTE>"),
                arguments(Fault.reversedOrder(), "<ET_NAMES>"));
    }

    @ParameterizedTest
    @MethodSource
    @Tag("RFC-46")
    void answersThatReadTheSame(Fault fault, String mark) {
        ArmedFault raw = emulator.faults().arm(fault);
        assertThat(new String(client.post(types(), "").body(), StandardCharsets.ISO_8859_1))
                .contains(mark);
        emulator.faults().arm(fault);
        FunctionData call = types();

        assertThat(client.call(call)).isEmpty();

        assertThat(call.getString("EV_DATE")).isEqualTo("2025-01-31");
        assertThat(call.getString("EV_TIME")).isEqualTo("10:15:00");
        assertThat(call.getString("EV_BYTE")).isEqualTo("00FF00FF");
        assertThat(call.table("ET_NAMES").row(0).getString(0)).isEqualTo("Größe Ж");
        assertThat(raw.isArmed()).isFalse();
        assertThat(emulator.calls().runsOf("Z_FL_TYPES")).isEqualTo(2);
    }

    static Stream<Fault> answersThatCannotBeRead() {
        return Stream.of(Fault.truncated(), Fault.illegalCharacter(), Fault.documentType());
    }

    @ParameterizedTest
    @MethodSource
    void answersThatCannotBeRead(Fault fault) {
        ArmedFault armed = emulator.faults().arm(fault);

        assertThat(catchThrowable(() -> client.call(connection()))).isInstanceOf(UncheckedIOException.class);

        assertOver(armed);
    }

    @Test
    void theHeaderMayNameAnotherCharacterSet() {
        ArmedFault armed = emulator.faults().arm(Fault.wrongCharset());

        HttpResponse<byte[]> answer = client.post(connection(), "");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=iso-8859-1");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("Größe");
        assertOver(armed);
    }

    @Test
    void aTableMayBecomeHuge() {
        ArmedFault armed = emulator.faults().arm(Fault.hugeTable(1_000_000));
        FunctionData call = client.function("BAPI_COMPANYCODE_GETLIST");

        assertThat(client.call(call)).isEmpty();

        assertThat(call.table("COMPANYCODE_LIST").size()).isGreaterThan(10_000);
        assertThat(armed.hits()).isEqualTo(1);
    }

    @Test
    void aCallMayTakeLong() {
        ArmedFault armed = emulator.faults().arm(Fault.delay(Duration.ofMinutes(10)));

        client.post(connection(), "");

        assertThat(pauses).containsExactly(Duration.ofMinutes(10));
        assertOver(armed);
    }

    @Test
    void aSessionMayBeLost() {
        client.call(client.function("Z_INCREMENT_COUNTER"));
        emulator.faults().arm(Fault.loseSession());

        assertThat(client.post(client.function("Z_INCREMENT_COUNTER"), "").statusCode())
                .isEqualTo(400);
        assertThat(emulator.calls().runsOf("Z_INCREMENT_COUNTER")).isEqualTo(1);
    }

    @Test
    void aFaultMayBeForAFunctionAUserAndSomeCalls() {
        ArmedFault armed = emulator.faults()
                .arm(
                        Fault.serverError(),
                        Match.function("RFC_PING").byUser("TESTER").fromCall(2).times(2));
        SoapClient other = new SoapClient(emulator, "GERMAN", "secret");

        assertThat(client.post(connection(), "").statusCode()).isEqualTo(200);
        assertThat(other.post(ping(), "").statusCode()).isEqualTo(200);
        assertThat(client.post(ping(), "").statusCode()).isEqualTo(200);
        assertThat(client.post(ping(), "").statusCode()).isEqualTo(500);
        assertThat(client.post(ping(), "").statusCode()).isEqualTo(500);
        assertThat(client.post(ping(), "").statusCode()).isEqualTo(200);
        assertThat(armed.hits()).isEqualTo(2);
    }

    @Test
    void aFaultMayBeTakenBack() {
        ArmedFault armed = emulator.faults().arm(Fault.notFound());

        armed.disarm();

        assertThat(client.post(connection(), "").statusCode()).isEqualTo(200);
        assertThat(armed.hits()).isZero();
    }

    private void assertOver(ArmedFault armed) {
        assertThat(armed.isArmed()).isFalse();
        assertThat(armed.hits()).isEqualTo(1);
        FunctionData again = connection();
        assertThat(client.call(again)).isEmpty();
        assertThat(again.getString("ECHOTEXT")).isEqualTo("Größe");
    }

    private FunctionData connection() {
        return client.function("STFC_CONNECTION").set("REQUTEXT", "Größe");
    }

    private FunctionData ping() {
        return client.function("RFC_PING");
    }

    private FunctionData types() {
        return client.function("Z_FL_TYPES")
                .set("IV_DATE", "20250131")
                .set("IV_TIME", "101500")
                .set("IV_BYTE", "00FF00FF")
                .set("IT_NAMES", List.of("Größe Ж"));
    }
}
