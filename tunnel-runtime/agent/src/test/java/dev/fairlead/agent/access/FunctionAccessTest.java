package dev.fairlead.agent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which functions may be called (agent specification, 3.9). */
class FunctionAccessTest {
    private static final FunctionAccess ACCESS = new FunctionAccess(
            List.of(
                    new FunctionResource("stfc_connection", false, true),
                    new FunctionResource("Z_SALES_", true, true),
                    new FunctionResource("Z_SALES_ADMIN_", true, false),
                    new FunctionResource("Z_SALES_ADMIN_READ", false, true),
                    new FunctionResource("Z_SALES_DELETE", false, false),
                    new FunctionResource("/ABC/", true, true),
                    new FunctionResource("RFC_SYSTEM_INFO", false, false)),
            true);

    @ParameterizedTest
    @CsvSource({
        "STFC_CONNECTION,      ''",
        "Stfc_Connection,      ''",
        "STFC_CONNECTION_BACK, RESOURCE",
        "STFC_CONNECTIO,       RESOURCE",
        "Z_SALES_,             ''",
        "Z_SALES_ORDER,        ''",
        "Z_SALES,              RESOURCE",
        "Z_SALES_DELETE,       RESOURCE_DISABLED",
        "Z_SALES_DELETE_ALL,   ''",
        "Z_SALES_ADMIN_X,      RESOURCE_DISABLED",
        "Z_SALES_ADMIN_READ,   ''",
        "/ABC/READ,            ''",
        "/ABD/READ,            RESOURCE",
        "RFC_PING,             ''",
        "RFC_PING_X,           RESOURCE",
        "RFC_SYSTEM_INFO,      RESOURCE_DISABLED",
        "RFC_READ_TABLE,       RESOURCE"
    })
    void theMostSpecificResourceDecides(String function, String denial) {
        assertThat(ACCESS.denial(function))
                .isEqualTo(denial.isEmpty() ? Optional.empty() : Optional.of(DenialReason.valueOf(denial)));
    }

    @Test
    void withoutAResourceNothingIsExposedButWhatClientsNeedByThemselves() {
        assertThat(new FunctionAccess(List.of(), true).denial("RFCPING")).isEmpty();
        assertThat(new FunctionAccess(List.of(), true).denial("STFC_CONNECTION"))
                .contains(DenialReason.RESOURCE);
        assertThat(new FunctionAccess(List.of(), false).denial("RFCPING")).contains(DenialReason.RESOURCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A B", "F\u00dc", "A123456789012345678901234567890"})
    void whatNoFunctionCanBeCalledIsNoResource(String name) {
        assertThatThrownBy(() -> new FunctionResource(name, false, true)).isInstanceOf(IllegalArgumentException.class);
    }
}
