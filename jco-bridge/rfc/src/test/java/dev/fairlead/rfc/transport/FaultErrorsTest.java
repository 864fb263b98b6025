package dev.fairlead.rfc.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcMessage;
import dev.fairlead.rfc.soap.SoapFault;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for faults, each with its number (RFC specification, C.7). */
class FaultErrorsTest {

    private static RfcFailure failure(SoapFault fault) {
        return new FaultErrors("erp").of(fault, "Z_FM", false);
    }

    @Test
    void rule1ADeclaredExceptionIsKnownByItsName() {
        RfcFailure failure = failure(
                SoapFault.of(new SoapFault.Raised("Z_FM", "NOT_FOUND", "Nothing there", "FN", "020", List.of("x"))));

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.ABAP_EXCEPTION);
        assertThat(failure.key()).isEqualTo("NOT_FOUND");
        assertThat(failure.message()).isEqualTo(new RfcMessage("FN", 'E', "020", "Nothing there", List.of("x")));
    }

    @Test
    void rule1WithoutAMessageTheFaultsTextStandsIn() {
        RfcFailure failure = failure(SoapFault.of(new SoapFault.Raised("Z_FM", "NOT_FOUND", "", "", "", List.of())));

        assertThat(failure.message()).isEqualTo(new RfcMessage("", ' ', "", "NOT_FOUND", List.of()));
    }

    @Tag("RFC-54")
    @ParameterizedTest
    @CsvSource({
        "Client, RFC_AUTHORIZATION_FAILURE, No authorization to call function module Z_FM",
        "Client, Failed, 'x RFC_AUTHORIZATION_FAILURE y'",
        "Client, no AUTHORIZATION, ''",
        "Server, SOAP error, Authorization missing for service Z"
    })
    void rule2AMissingAuthorizationIsASystemFailureOfItsOwnKind(String code, String text, String detail) {
        RfcFailure failure = failure(SoapFault.of(code, text, detail));

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.SYSTEM_FAILURE);
        assertThat(failure.key()).isEqualTo("JCO_ERROR_SYSTEM_FAILURE");
        assertThat(failure.nativeCode()).isEqualTo("NO_AUTHORITY");
    }

    @Test
    void rule3AnErrorMessageEndsTheFunction() {
        RfcFailure failure =
                failure(SoapFault.of(new SoapFault.Failed("ERROR_MESSAGE_STATE", "Function not supported")));

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.SYSTEM_FAILURE);
        assertThat(failure.nativeCode()).isEqualTo("ERROR_MESSAGE_STATE");
        assertThat(failure.message().type()).isEqualTo('E');
        assertThat(failure.message().text()).isEqualTo("Function not supported");
        assertThat(failure(SoapFault.of(new SoapFault.Failed("SYSTEM_FAILURE", "Division by 0")))
                        .message()
                        .type())
                .isEqualTo(' ');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Function module Z_FM does not exist",
                "function Z_FM not found",
                "Funktionsbaustein Z_FM existiert nicht",
                "Der Funktionsbaustein Z_FM ist nicht remote-f\u00e4hig",
                "FU_NOT_FOUND"
            })
    void rule4AFunctionThatIsNotThereIsToldFromOtherFailuresWhileMetadataAreRead(String text) {
        SoapFault fault = SoapFault.of("Client", text, "");

        assertThat(new FaultErrors("erp")
                        .of(fault, "RFC_GET_FUNCTION_INTERFACE", true)
                        .group())
                .isEqualTo(RfcErrorGroup.FUNCTION_NOT_FOUND);
        assertThat(failure(fault).group()).isEqualTo(RfcErrorGroup.SYSTEM_FAILURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MustUnderstand", "VersionMismatch"})
    void rule5WhatSoapDoesNotUnderstandIsOfTheProtocol(String code) {
        assertThat(failure(SoapFault.of(code, "x", "")).group()).isEqualTo(RfcErrorGroup.PROTOCOL);
    }

    @Test
    void rule6AnythingElseIsASystemFailure() {
        RfcFailure failure = failure(SoapFault.of("Client", "Something", ""));

        assertThat(failure.group()).isEqualTo(RfcErrorGroup.SYSTEM_FAILURE);
        assertThat(failure.message().text()).isEqualTo("Something");
    }
}
