package dev.fairlead.rfc.sapjco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.rfc.metadata.FunctionDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions of functions and records, as SAP JCo gives them (RFC specification, B.5). */
class DictionaryTest {
    @RegisterExtension
    static final UsedSapJco JCO = new UsedSapJco();

    private final SapJcoSystem system = JCO.open();

    @ParameterizedTest
    @ValueSource(
            strings = {"STFC_STRUCTURE", "STFC_DEEP_TABLE", "Z_FL_TYPES", "Z_FL_NEST", "Z_FL_OPTIONAL", "RFC_READ_TABLE"
            })
    void aFunctionIsDescribedAsTheSystemDescribesIt(String name) {
        FunctionDescription described = JCO.emulator().functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(system.function(name)).contains(described);
    }

    @Test
    void aFunctionThatTheSystemDoesNotHaveHasNoDescription() {
        assertThat(system.function("Z_NOBODY_HAS_IT")).isEmpty();
    }

    @Test
    void aTypeIsFoundByItsName() {
        assertThat(system.recordType("STFC_DEEP_ROW").orElseThrow().indexOf("XSTR"))
                .isEqualTo(3);
        assertThat(system.recordType("ZNO_TYPE")).isEmpty();
    }

    @Test
    void forgettingReachesTheArchivesOwnCache() {
        system.forget();

        assertThat(JCO.backend().questions("clear")).hasSize(1);
    }
}
