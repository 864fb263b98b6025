package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.testing.SoapClient;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.SoapFault;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call what, over HTTP. */
class LogonTest {
    private final AbapEmulator emulator = Emulators.standard().start();

    @AfterEach
    void stop() {
        emulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCKED", "NEWCOMER", "NOBODY"})
    void someUsersCannotLogOn(String user) {
        HttpResponse<byte[]> answer = ping(new SoapClient(emulator, user, "secret"), "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Basic realm=\"SAP NetWeaver Application Server [FLD/100]\"");
    }

    @Test
    @Tag("RFC-55")
    void aUserIsLockedAfterFiveWrongPasswordsInARow() {
        SoapClient right = new SoapClient(emulator, "TESTER", "secret");
        SoapClient wrong = new SoapClient(emulator, "TESTER", "wrong");
        for (int i = 0; i < 4; i++) {
            ping(wrong, "");
        }
        assertThat(ping(right, "").statusCode()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThat(ping(wrong, "").statusCode()).isEqualTo(401);
        }

        assertThat(ping(right, "").statusCode()).isEqualTo(401);

        emulator.users().unlock("100", "TESTER");
        assertThat(ping(right, "").statusCode()).isEqualTo(200);
    }

    @Test
    void theClientOfTheRequestIsThatOfTheUser() {
        SoapClient client = new SoapClient(emulator, "GERMAN", "secret");

        assertThat(ping(client, "?sap-client=200").statusCode()).isEqualTo(401);
        assertThat(ping(client, "?sap-client=100").statusCode()).isEqualTo(200);
        assertThat(ping(client, "?sap-client=999").statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("RFC-54")
    void aModuleThatTheUserMayNotCallIsAFaultAndDoesNotRun() {
        SoapClient client = new SoapClient(emulator, "LIMITED", "secret");

        SoapFault fault = client.call(client.function("RFC_SYSTEM_INFO")).orElseThrow();

        assertThat(fault.text()).isEqualTo("RFC_AUTHORIZATION_FAILURE");
        assertThat(fault.detail()).isEqualTo("No authorization to call function module RFC_SYSTEM_INFO");
        assertThat(emulator.calls().runsOf("RFC_SYSTEM_INFO")).isZero();
    }

    @Test
    void theLanguageOfTheRequestWins() {
        SoapClient client = new SoapClient(emulator, "TESTER", "secret");
        FunctionData call = client.function("STFC_CONNECTION");

        assertThat(new String(client.post(call, "?sap-language=DE").body())).contains("100/TESTER/DE");
    }

    @Test
    @Tag("RFC-112")
    void theSystemTellsAboutItselfWithoutALogonButPingNeedsOne() {
        SoapClient client = new SoapClient(emulator, "TESTER", "secret");

        HttpResponse<byte[]> info = client.getAnonymously("/sap/public/info");
        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(new String(info.body())).contains("<RFCSI>", "<RFCSYSID>FLD</RFCSYSID>", "<RFCSAPRL>758</RFCSAPRL>");

        assertThat(client.getAnonymously("/sap/bc/ping").statusCode()).isEqualTo(401);
        assertThat(client.get("/sap/bc/ping").statusCode()).isEqualTo(200);
    }

    @Test
    void documentsAreTakenAndOtherAddressesAreEmpty() {
        SoapClient client = new SoapClient(emulator, "TESTER", "secret");

        assertThat(client.postText("/sap/bc/idoc_xml", "<ORDERS05/>").statusCode())
                .isEqualTo(200);
        assertThat(client.get("/sap/bc/other").statusCode()).isEqualTo(404);
        assertThat(client.get("/sap/bc/soap/rfc").statusCode()).isEqualTo(405);
    }

    private static HttpResponse<byte[]> ping(SoapClient client, String query) {
        return client.post(
                new FunctionData(FunctionDescription.named("RFC_PING").build()), query);
    }
}
