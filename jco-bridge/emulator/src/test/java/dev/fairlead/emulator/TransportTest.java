package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fairlead.emulator.fault.Fault;
import dev.fairlead.emulator.fault.Match;
import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.testing.Transport;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.transport.SoapClient;
import dev.fairlead.rfc.transport.SoapSession;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Fairlead's own client against the emulator, over HTTP. */
class TransportTest {
    private final AbapEmulator emulator =
            Emulators.standard().statefulSoap(true).start();
    private final Transport transport = new Transport(emulator, "TESTER", "secret");
    private final SoapClient client = transport.client();

    @AfterEach
    void stop() {
        transport.close();
        emulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', E, SYSTEM_FAILURE, JCO_ERROR_SYSTEM_FAILURE",
        "0,  A, SYSTEM_FAILURE, JCO_ERROR_SYSTEM_FAILURE",
        "0,  X, SYSTEM_FAILURE, JCO_ERROR_SYSTEM_FAILURE",
        "1,  E, ABAP_EXCEPTION, RAISE_EXCEPTION",
        "2,  E, ABAP_EXCEPTION, RAISE_EXCEPTION",
        "3,  E, SYSTEM_FAILURE, JCO_ERROR_SYSTEM_FAILURE"
    })
    @Tag("RFC-53")
    void errorsOfModulesHaveTheirGroups(String method, String type, RfcErrorGroup group, String key) {
        FunctionData call = function("RFC_RAISE_ERROR").set("METHOD", method).set("MESSAGETYPE", type);

        RfcException failure = failure(call);

        assertThat(failure.group()).isEqualTo(group);
        assertThat(failure.key()).isEqualTo(key);
    }

    static Stream<Arguments> answersThatAreNone() {
        return Stream.of(
                arguments(Fault.unauthorized(), RfcErrorGroup.LOGON_FAILURE),
                arguments(Fault.inactive(), RfcErrorGroup.COMMUNICATION),
                arguments(Fault.notFound(), RfcErrorGroup.COMMUNICATION),
                arguments(Fault.redirect("https://localhost/sap/bc/soap/rfc"), RfcErrorGroup.CONFIGURATION),
                arguments(Fault.redirect("/sap/public/logon"), RfcErrorGroup.LOGON_FAILURE),
                arguments(Fault.serverError(), RfcErrorGroup.SYSTEM_FAILURE),
                arguments(Fault.busy(Duration.ofSeconds(3)), RfcErrorGroup.STATE_BUSY),
                arguments(Fault.documentType(), RfcErrorGroup.PROTOCOL),
                arguments(Fault.illegalCharacter(), RfcErrorGroup.PROTOCOL),
                arguments(Fault.truncated(), RfcErrorGroup.PROTOCOL));
    }

    @ParameterizedTest
    @MethodSource
    void answersThatAreNone(Fault fault, RfcErrorGroup group) {
        emulator.faults().arm(fault);

        assertThat(failure(connection()).group()).isEqualTo(group);

        client.call(connection());
    }

    static Stream<Fault> answersOfAnotherForm() {
        return Stream.of(
                Fault.latin1(),
                Fault.urnPrefix(),
                Fault.reversedOrder(),
                Fault.extraElements(),
                Fault.compactDates(),
                Fault.hexBytes());
    }

    @ParameterizedTest
    @MethodSource
    @Tag("RFC-46")
    void answersOfAnotherForm(Fault fault) {
        emulator.faults().arm(fault);
        FunctionData call = function("Z_FL_TYPES")
                .set("IV_DATE", "20250131")
                .set("IV_BYTE", "00FF00FF")
                .set("IT_NAMES", List.of("Größe"));

        client.call(call);

        assertThat(call.getString("EV_DATE")).isEqualTo("2025-01-31");
        assertThat(call.getString("EV_BYTE")).isEqualTo("00FF00FF");
        assertThat(call.table("ET_NAMES").row(0).getString(0)).isEqualTo("Größe");
    }

    @Test
    @Tag("RFC-57")
    void aLostAnswerLeavesTheOutcomeUnknownAndTheCallRanOnce() {
        client.call(connection());
        emulator.calls().clear();
        emulator.faults().arm(Fault.loseAnswer());

        RfcException failure = failure(connection());

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.COMMUNICATION);
        assertThat(failure.outcomeUnknown()).isTrue();
        assertThat(emulator.calls().runsOf("STFC_CONNECTION")).isEqualTo(1);
    }

    @Test
    @Tag("RFC-54")
    void aMissingAuthorisationIsToldAsSuch() {
        try (Transport limited = new Transport(emulator, "LIMITED", "secret")) {
            RfcException failure = catchThrowableOfType(
                    RfcException.class, () -> limited.client().call(function("RFC_SYSTEM_INFO")));

            assertThat(failure.group()).isEqualTo(RfcErrorGroup.SYSTEM_FAILURE);
            assertThat(failure.nativeCode()).isEqualTo("NO_AUTHORITY");
        }
    }

    @Test
    @Tag("RFC-55")
    void aWrongPasswordIsTriedOncePerCallAndLocksTheUserInTheEnd() {
        try (Transport wrong = new Transport(emulator, "TESTER", "wrong")) {
            for (int i = 0; i < 4; i++) {
                assertThat(catchThrowableOfType(
                                        RfcException.class, () -> wrong.client().call(connection()))
                                .group())
                        .isEqualTo(RfcErrorGroup.LOGON_FAILURE);
            }
            client.call(connection());
            for (int i = 0; i < 5; i++) {
                catchThrowableOfType(RfcException.class, () -> wrong.client().call(connection()));
            }
        }
        assertThat(failure(connection()).group()).isEqualTo(RfcErrorGroup.LOGON_FAILURE);
    }

    @Test
    @Tag("RFC-71")
    void aSessionByCookieKeepsWhatModulesRemember() {
        try (SoapSession session = transport.client("session", "cookie").begin()) {
            session.call(function("Z_INCREMENT_COUNTER"));
            session.call(function("Z_INCREMENT_COUNTER"));
            FunctionData counter = function("Z_GET_COUNTER");
            session.call(counter);

            assertThat(counter.getInt("GET_VALUE")).isEqualTo(2);
            assertThat(session.isStateful()).isTrue();
        }
    }

    @Test
    @Tag("RFC-71")
    void withoutACookieThereIsNoSession() {
        try (AbapEmulator stateless = Emulators.standard().start();
                Transport other = new Transport(stateless, "TESTER", "secret");
                SoapSession session = other.client("session", "cookie").begin()) {
            session.call(function("Z_INCREMENT_COUNTER"));

            assertThat(session.isStateful()).isFalse();
            assertThat(catchThrowableOfType(RfcException.class, () -> session.call(function("BAPI_TRANSACTION_COMMIT")))
                            .group())
                    .isEqualTo(RfcErrorGroup.NOT_SUPPORTED);
        }
    }

    @Test
    void aSessionThatIsLostEndsTheUnitOfWork() {
        try (SoapSession session = transport.client("session", "cookie").begin()) {
            session.call(function("Z_INCREMENT_COUNTER"));
            emulator.faults().arm(Fault.loseSession(), Match.function("Z_INCREMENT_COUNTER"));

            RfcException failure =
                    catchThrowableOfType(RfcException.class, () -> session.call(function("Z_INCREMENT_COUNTER")));

            assertThat(failure.group()).isEqualTo(RfcErrorGroup.REQUEST_CANCELLED);
            assertThat(emulator.calls().runsOf("Z_INCREMENT_COUNTER")).isEqualTo(1);
        }
    }

    @Test
    @Tag("RFC-63")
    void theSystemIsAskedOnceForWhatItIs() {
        client.ping();
        assertThat(client.systemInfo().systemId()).isEqualTo("FLD");
        assertThat(client.systemInfo().release()).isEqualTo("758");
        assertThat(client.systemInfo().systemNumber()).isEqualTo("00");

        assertThat(emulator.calls().runsOf("RFC_SYSTEM_INFO")).isEqualTo(1);
    }

    @Test
    @Tag("RFC-35")
    void interfacesAreReadFromWsdl() {
        FunctionDescription read =
                client.wsdl().orElseThrow().function("STFC_CHANGING").orElseThrow();

        assertThat(read.changing().indexOf("COUNTER")).isZero();
    }

    private FunctionData function(String name) {
        return emulator.connect("GERMAN").function(name);
    }

    private FunctionData connection() {
        return function("STFC_CONNECTION").set("REQUTEXT", "Ahoy");
    }

    private RfcException failure(FunctionData call) {
        return catchThrowableOfType(RfcException.class, () -> client.call(call));
    }
}
