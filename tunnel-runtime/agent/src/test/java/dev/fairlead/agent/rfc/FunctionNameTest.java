package dev.fairlead.agent.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of functions as elements; the examples are those of the RFC specification, C.4. */
class FunctionNameTest {

    @ParameterizedTest
    @CsvSource({
        "STFC_CONNECTION, STFC_CONNECTION",
        "stfc_connection, STFC_CONNECTION",
        "_-BIC_-TEST,     /BIC/TEST",
        "_--32ND_FIELD,   2ND_FIELD",
        "C_--26A,         C&A",
        "X-MLDATA,        XMLDATA",
        "XMLDATA,         XMLDATA",
        "A_--5fB,         A_B",
        "_--2FA,          /A"
    })
    void anEscapedNameIsReadBack(String element, String function) {
        assertThat(FunctionName.decode(element)).contains(function);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A_--20B", "A_--00", "F\u00dcNKTION", "A_--ZZB", "A_--4", "A123456789012345678901234567890"})
    void whatNoFunctionCanBeCalledIsNone(String element) {
        assertThat(FunctionName.decode(element)).isEmpty();
    }
}
