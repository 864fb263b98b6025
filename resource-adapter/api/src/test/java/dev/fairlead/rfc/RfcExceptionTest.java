package dev.fairlead.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.error.DestinationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Failures as the specification lists them, B.7. */
class RfcExceptionTest {

    private static final RfcMessage MESSAGE =
            new RfcMessage("FN", 'E', "020", "No company codes maintained", List.of("1000", "", "", ""));

    @ParameterizedTest
    @CsvSource({
        "101,JCO_ERROR_CONFIGURATION,RfcConfigurationException",
        "102,JCO_ERROR_COMMUNICATION,RfcCommunicationException",
        "103,JCO_ERROR_LOGON_FAILURE,RfcLogonException",
        "104,JCO_ERROR_SYSTEM_FAILURE,RfcSystemException",
        "106,JCO_ERROR_RESOURCE,RfcCommunicationException",
        "107,JCO_ERROR_PROTOCOL,RfcCommunicationException",
        "110,JCO_ERROR_STATE_BUSY,RfcCommunicationException",
        "112,JCO_ERROR_REQUEST_CANCELLED,RfcSystemException",
        "122,JCO_ERROR_CONVERSION,RfcConversionException",
        "123,JCO_ERROR_FUNCTION_NOT_FOUND,RfcUsageException",
        "124,JCO_ERROR_ILLEGAL_TID,RfcUsageException",
        "126,JCO_ERROR_ABAP_EXCEPTION,RfcAbapException",
        "127,JCO_ERROR_FIELD_NOT_FOUND,RfcUsageException",
        "128,JCO_ERROR_NOT_SUPPORTED,RfcUnsupportedException",
        "132,JCO_ERROR_CONCURRENT_CALL,RfcUsageException",
        "135,JCO_ERROR_TIMEOUT,RfcCommunicationException",
        "136,JCO_ERROR_ILLEGAL_STATE,RfcUsageException",
        "138,JCO_ERROR_PASSWORD_CHANGE_REQUIRED,RfcLogonException",
        "180,JCO_ERROR_DESTINATION_DATA_INVALID,RfcConfigurationException",
        "190,JCO_ERROR_INVALID_REPOSITORY_CACHE,RfcConfigurationException"
    })
    void groupsHaveANumberAKeyAndATypeThatSaysWhatToDo(int number, String key, String type) {
        RfcErrorGroup group = RfcErrorGroup.of(number).orElseThrow();

        RfcException failure = RfcException.of(RfcFailure.of(group, "erp", "Z_ORDER", "went wrong"));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure.group()).isEqualTo(group);
        assertThat(failure.key()).isEqualTo(key);
        assertThat(failure.code().id()).isEqualTo("FL-RFC-" + number);
        assertThat(failure).hasMessageStartingWith("FL-RFC-" + number + ": destination 'erp', Z_ORDER: went wrong");
    }

    @ParameterizedTest
    @EnumSource(RfcErrorGroup.class)
    void everyGroupHasAnException(RfcErrorGroup group) {
        DestinationException failure = RfcException.of(RfcFailure.of(group, "", "", ""));

        assertThat(failure.code()).isEqualTo(group.code());
        assertThat(RfcErrorGroup.of(group.number())).contains(group);
    }

    @Test
    void aNumberThatIsNoGroupHasNone() {
        assertThat(RfcErrorGroup.of(100)).isEmpty();
    }

    @Test
    void aDeclaredExceptionHasItsNameAsKeyAndTheSystemsMessage() {
        RfcException failure =
                RfcException.of(RfcFailure.of(RfcErrorGroup.ABAP_EXCEPTION, "erp", "Z_ORDER", "raised NO_STOCK")
                        .withKey("NO_STOCK")
                        .withMessage(MESSAGE)
                        .withNativeCode("500"));

        assertThat(failure.key()).isEqualTo("NO_STOCK");
        assertThat(failure.abapMessage()).isEqualTo(MESSAGE).hasToString("E FN 020: No company codes maintained");
        assertThat(failure.nativeCode()).isEqualTo("500");
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    @Test
    void everythingSurvivesSerialization() throws IOException, ClassNotFoundException {
        RfcException failure = RfcException.of(RfcFailure.of(RfcErrorGroup.COMMUNICATION, "erp", "Z_ORDER", "broke off")
                .withMessage(MESSAGE)
                .withOutcomeUnknown());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            RfcException read = (RfcException) in.readObject();

            assertThat(read.group()).isEqualTo(RfcErrorGroup.COMMUNICATION);
            assertThat(read.abapMessage()).isEqualTo(MESSAGE);
            assertThat(read.outcomeUnknown()).isTrue();
            assertThat(read.reference()).isEqualTo(failure.reference());
        }
    }
}
