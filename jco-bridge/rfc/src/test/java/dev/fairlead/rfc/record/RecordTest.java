package dev.fairlead.rfc.record;

import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcConversionException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcUnsupportedException;
import dev.fairlead.rfc.RfcUsageException;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    @Tag("RFC-13")
    void nullAndEmptyTextResetEveryType(String reset) {
        RecordData initial = Samples.all();
        RecordData record = filled();

        for (int i = 0; i < record.size(); i++) {
            record.set(i, reset.equals("null") ? null : "");
        }

        for (int i = 0; i < record.size(); i++) {
            assertThat(record.getString(i)).as(record.name(i)).isEqualTo(initial.getString(i));
            assertThat(record.isSet(i)).as("was set by the application").isTrue();
        }
        assertThat(record.getStructure("STRUCTURE").getInt("X")).isZero();
        assertThat(record.getTable("TABLE").isEmpty()).isTrue();
    }

    private static RecordData filled() {
        RecordData record = Samples.all();
        record.set("CHAR", "a")
                .set("NUM", 1)
                .set("STRING", "s")
                .set("INT1", 1)
                .set("INT2", 2)
                .set("INT", 3);
        record.set("INT8", 8L)
                .set("BCD", new BigDecimal("1.5"))
                .set("FLOAT", 1.5)
                .set("DECF16", 1)
                .set("DECF34", 1);
        record.set("DATE", "20250131").set("TIME", "101500").set("BYTE", "F1").set("XSTRING", "F1");
        record.set("UTCLONG", "2025-01-31T10:15:00");
        record.set("STRUCTURE", Map.of("X", 1, "Y", 2)).set("TABLE", List.of(Map.of("X", 1)));
        return record;
    }

    @Test
    void namesCountInAnyCase() {
        assertThat(Samples.all().set("int", 5).getInt("Int")).isEqualTo(5);
    }

    @Test
    @Tag("RFC-21")
    void anUnknownFieldIsNamed() {
        assertThatThrownBy(() -> Samples.all().getInt("COLOUR"))
                .isInstanceOfSatisfying(
                        RfcUsageException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.FIELD_NOT_FOUND))
                .hasMessageContaining("ZALL: has no 'COLOUR'");
    }

    @Test
    @Tag("RFC-21")
    void aBadIndexIsOutOfBounds() {
        assertThatThrownBy(() -> Samples.all().getInt(99)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Samples.all().set(-1, "x")).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Samples.all().isSet(99)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusalsNeverTellTheValue() {
        RecordData record =
                new RecordData(RecordType.named("ZUSER").field("PIN", numOf(4)).build());

        assertThatThrownBy(() -> record.set("PIN", "secret-7531"))
                .isInstanceOf(RfcConversionException.class)
                .hasMessageContaining("PIN NUM(4)")
                .hasMessageNotContaining("7531");
        assertThat(record.toString()).doesNotContain("0000");
    }

    @Test
    void aFieldCountsAsSetOnceItWasAssigned() {
        RecordData record = Samples.all();

        assertThat(record.isSet("INT")).isFalse();
        assertThat(record.set("INT", 0).isSet("INT")).isTrue();
        record.clear();
        assertThat(record.isSet("INT")).isFalse();
    }

    @Test
    void aStructureCountsAsSetOnceAFieldInItWas() {
        RecordData record = Samples.all();

        record.getStructure("STRUCTURE").getInt("X");
        assertThat(record.isSet("STRUCTURE"))
                .as("reading makes it, but sets nothing")
                .isFalse();
        record.getStructure("STRUCTURE").set("X", 1);
        assertThat(record.isSet("STRUCTURE")).isTrue();
    }

    @Test
    void structuresAreLiveViews() {
        RecordData record = Samples.all();
        RfcRecord point = record.getStructure("STRUCTURE");
        record.set("STRUCTURE", Map.of("X", 7));

        assertThat(point.getInt("X")).isEqualTo(7);
        record.clear();
        assertThat(point.getInt("X")).isZero();
    }

    @Test
    void moreThanSixtyFourFieldsEachKnowWhetherTheyWereSet() {
        RecordType.Builder wide = RecordType.named("ZWIDE");
        for (int i = 0; i < 130; i++) {
            wide.field("F" + i, INT);
        }
        RecordData record = new RecordData(wide.build());

        record.set("F1", 1).set("F129", 129);

        assertThat(record.isSet("F1")).isTrue();
        assertThat(record.isSet("F65")).isFalse();
        assertThat(record.isSet("F129")).isTrue();
        assertThat(record.getInt("F129")).isEqualTo(129);
    }

    @Test
    @Tag("RFC-22")
    void copiesFieldsOfOneNameAndTypeAndCountsThem() {
        RecordType other = RecordType.named("ZOTHER")
                .field("CHAR", charOf(20))
                .field("INT", charOf(5))
                .field("COLOUR", charOf(5))
                .field("STRUCTURE", structureOf(Samples.POINT))
                .field("TABLE", tableOf(Samples.POINT))
                .build();
        RfcRecord source = new RecordData(other)
                .set("CHAR", "longer than ten")
                .set("INT", "17")
                .set("STRUCTURE", Map.of("X", 1, "Y", 2))
                .set("TABLE", List.of(Map.of("X", 1), Map.of("X", 2)));
        RfcRecord target = Samples.all().set("INT", 3);

        int copied = target.copyFrom(source);

        assertThat(copied).isEqualTo(3);
        assertThat(target.getString("CHAR")).isEqualTo("longer tha");
        assertThat(target.getInt("INT")).as("of another type").isEqualTo(3);
        assertThat(target.getStructure("STRUCTURE").getInt("Y")).isEqualTo(2);
        assertThat(target.getTable("TABLE").row(1).getInt("X")).isEqualTo(2);
    }

    @Test
    @Tag("RFC-22")
    void aFieldThatCannotBeCopiedLeavesTheTargetAsItWas() {
        RecordData source = (RecordData) new RecordData(RecordType.named("ZLONG")
                        .field("CHAR", charOf(10))
                        .field("NUM", numOf(12))
                        .build())
                .set("CHAR", "new")
                .set("NUM", "123456789012");
        RecordData target = (RecordData) Samples.all().set("CHAR", "old");

        assertThatThrownBy(() -> target.copyFrom(source)).isInstanceOf(RfcConversionException.class);
        assertThat(target.getString("CHAR")).isEqualTo("old");
    }

    @Test
    void aMapWithAnUnknownFieldChangesNothing() {
        RecordData record = (RecordData) Samples.all().set("STRUCTURE", Map.of("X", 1));

        assertThatThrownBy(() -> record.set("STRUCTURE", Map.of("X", 2, "Z", 3)))
                .isInstanceOf(RfcUsageException.class);
        assertThat(record.getStructure("STRUCTURE").getInt("X")).isEqualTo(1);
    }

    @Test
    void referencesAreLeftOutOfCopies() {
        RecordType type = RecordType.named("ZREF")
                .field("REF", FieldType.scalar(AbapType.ABAPOBJECT, 0, 0))
                .field("INT", INT)
                .build();
        RfcRecord source = new RecordData(type).set("INT", 5);

        assertThat(new RecordData(type).copyFrom(source)).isOne();
    }

    @Test
    void initialIsWhatEqualsTheInitialValueWhoeverSetIt() {
        RecordData record = Samples.all();
        RecordData filled = filled();
        for (int i = 0; i < record.size(); i++) {
            assertThat(record.isInitial(i)).as(record.name(i)).isTrue();
            assertThat(filled.isInitial(i)).as(filled.name(i)).isFalse();
        }

        record.set("NUM", "0").set("BYTE", "00").set("BCD", 0).set("STRUCTURE", Map.of("X", 0));
        assertThat(record.isInitial("NUM")).isTrue();
        assertThat(record.isInitial("BYTE")).isTrue();
        assertThat(record.isInitial("BCD")).isTrue();
        assertThat(record.isInitial("STRUCTURE")).isTrue();
        assertThat(record.set("XSTRING", "00").isInitial("XSTRING")).isFalse();
    }

    @Test
    void referencesHaveNoValue() {
        RecordData record = Samples.one(FieldType.scalar(AbapType.ABAPOBJECT, 0, 0));

        assertThatThrownBy(() -> record.get("F")).isInstanceOf(RfcUnsupportedException.class);
        assertThatThrownBy(() -> record.set("F", "x")).isInstanceOf(RfcUnsupportedException.class);
    }
}
