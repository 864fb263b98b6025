package dev.fairlead.rfc.metadata;

import static dev.fairlead.rfc.fixture.TestTypes.RFCTEST;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.STRING;
import static dev.fairlead.rfc.metadata.FieldType.bcdOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTypeTest {

    @Test
    @Tag("RFC-31")
    void fieldsStandWhereTheSystemPutsThem() {
        assertThat(RFCTEST.byteLength(true)).isEqualTo(264);
        assertThat(RFCTEST.byteOffset(RFCTEST.indexOf("RFCCHAR4"), true)).isEqualTo(14);
        assertThat(RFCTEST.byteOffset(RFCTEST.indexOf("RFCINT4"), true)).isEqualTo(24);
        assertThat(RFCTEST.byteOffset(RFCTEST.indexOf("RFCCHAR2"), true)).isEqualTo(32);
        assertThat(RFCTEST.byteOffset(RFCTEST.indexOf("RFCCHAR2"), false)).isEqualTo(27);
    }

    @Test
    void aStructureIsAlignedLikeItsWidestField() {
        RecordType outer = RecordType.named("ZOUTER")
                .field("FLAG", charOf(1))
                .field("TEST", structureOf(RFCTEST))
                .field("TEXT", STRING)
                .build();

        assertThat(outer.byteOffset(1, true)).isEqualTo(8);
        assertThat(outer.byteOffset(2, true)).isEqualTo(272);
        assertThat(outer.byteLength(true)).isEqualTo(280);
    }

    @Test
    void fieldsAreFoundInAnyCase() {
        assertThat(RFCTEST.indexOf("rfcint4")).isEqualTo(5);
        assertThat(RFCTEST.indexOf("RFCINT8")).isNegative();
    }

    @Test
    void twoFieldsOfOneNameAreRefused() {
        RecordType.Builder type = RecordType.named("ZTWICE").field("A", INT).field("a", INT);

        assertThatThrownBy(type::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ZTWICE has two fields A");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "17,0", "2,4", "2,-1"})
    void packedNumbersHaveSixteenBytesAtMostAndNoMoreDecimalsThanDigits(int bytes, int decimals) {
        assertThatThrownBy(() -> bcdOf(bytes, decimals)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What the system tells of its types cannot be changed by who reads it. */
    @Test
    @Tag("RFC-32")
    void descriptionsDoNotChange() {
        FunctionDescription function =
                FunctionDescription.named("Z").imports("A", INT).raises("WRONG").build();

        assertThatThrownBy(() -> RFCTEST.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> function.imports().parameters().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> function.exceptions().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aTableParameterIsATable() {
        FunctionBuilder function = FunctionDescription.named("Z");

        assertThatThrownBy(() -> function.parameter("A", INT, Direction.TABLES, false, "", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parametersHaveOneNameEachWhateverTheirDirection() {
        FunctionBuilder function =
                FunctionDescription.named("Z").imports("A", INT).exports("a", INT);

        assertThatThrownBy(function::build).isInstanceOf(IllegalArgumentException.class);
    }
}
