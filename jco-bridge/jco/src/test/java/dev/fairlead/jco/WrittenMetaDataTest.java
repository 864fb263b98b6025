package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metadata that a program writes (RFC specification, B.5). */
class WrittenMetaDataTest {

    private static JCoRecordMetaData point() {
        JCoRecordMetaData point = JCo.createRecordMetaData("zpoint");
        point.add("X", JCoMetaData.TYPE_INT, 4, 0, 4, 0);
        point.add("Y", JCoMetaData.TYPE_INT, 4, 4, 4, 4);
        point.lock();
        return point;
    }

    @Test
    void aRecordHasTheFieldsThatWereAdded() {
        JCoExtendedFieldMetaData extended = new JCoExtendedFieldMetaData() {};
        JCoRecordMetaData ship = JCo.createRecordMetaData("ZBOAT", 4);
        ship.setName("ZSHIP");
        ship.add("NAME", JCoMetaData.TYPE_CHAR, 20, 0, 40, 0);
        ship.add("PLACE", JCoMetaData.TYPE_STRUCTURE, 20, 40, point());
        ship.add("PRICE", JCoMetaData.TYPE_BCD, 8, 28, 8, 48, 2, "What it costs", null, extended);
        ship.add("LOG", JCoMetaData.TYPE_TABLE, 0, 36, 0, 56, 0, null, point(), null);
        ship.lock();

        assertThat(ship.getName()).isEqualTo("ZSHIP");
        assertThat(ship.getFieldCount()).isEqualTo(4);
        assertThat(ship.getLength("NAME")).isEqualTo(20);
        assertThat(ship.getUnicodeByteLength("NAME")).isEqualTo(40);
        assertThat(ship.getDecimals("PRICE")).isEqualTo(2);
        assertThat(ship.getDescription("PRICE")).isEqualTo("What it costs");
        assertThat(ship.getExtendedFieldMetaData("PRICE")).isSameAs(extended);
        assertThat(ship.getExtendedFieldMetaData("NAME")).isNull();
        assertThat(ship.isStructure("PLACE")).isTrue();
        assertThat(ship.isTable("LOG")).isTrue();
        assertThat(ship.getRecordTypeName("LOG")).isEqualTo("ZPOINT");
        assertThat(ship.getRecordMetaData("PLACE").getFieldCount()).isEqualTo(2);
    }

    @Test
    void offsetsAndLengthsAreThoseThatWereStated() {
        JCoRecordMetaData record = JCo.createRecordMetaData("ZREC");
        record.add("A", JCoMetaData.TYPE_CHAR, 1, 3, 2, 6);
        assertThat(record.getRecordLength()).isOne();
        assertThat(record.getUnicodeRecordLength()).isEqualTo(2);

        record.setRecordLength(10, 20);

        assertThat(record.getByteOffset("A")).isEqualTo(3);
        assertThat(record.getUnicodeByteOffset("A")).isEqualTo(6);
        assertThat(record.getRecordLength()).isEqualTo(10);
        assertThat(record.getUnicodeRecordLength()).isEqualTo(20);
    }

    @Test
    void aLineWithoutFieldsHasTheTypeOfItsValue() {
        JCoRecordMetaData line = JCo.createRecordMetaData("");
        line.add("", JCoMetaData.TYPE_STRING, 8, 0, 8, 0);
        line.setLineType(JCoMetaData.TYPE_STRING);
        line.lock();
        JCoTable names = JCo.createTable(line);
        names.appendRow();
        names.setValue(0, "Ann");

        assertThat(line.getLineType()).isEqualTo(JCoMetaData.TYPE_STRING);
        assertThat(names.getString("")).isEqualTo("Ann");
        assertThat(point().getLineType()).isEqualTo(JCoMetaData.TYPE_STRUCTURE);
    }

    @Test
    void aLineTypeThatTheFieldsContradictIsRefusedWhenLocked() {
        JCoRecordMetaData line = JCo.createRecordMetaData("ZLINE");
        line.add("A", JCoMetaData.TYPE_INT, 4, 0, 4, 0);
        line.setLineType(JCoMetaData.TYPE_INT);

        assertThatIllegalStateException().isThrownBy(line::lock).withMessageContaining("STRUCTURE");
    }

    @Test
    void aFlatStructureWithAStructureInItIsNestedOfTypeOne() {
        JCoRecordMetaData flat = JCo.createRecordMetaData("ZFLAT");
        flat.add("P", JCoMetaData.TYPE_STRUCTURE, 0, 0, point());
        flat.lock();
        JCoRecordMetaData deep = JCo.createRecordMetaData("ZDEEP");
        deep.add("F", JCoMetaData.TYPE_STRUCTURE, 0, 0, flat);
        deep.add("S", JCoMetaData.TYPE_STRING, 8, 8, 8, 8);

        assertThat(flat.isNestedType1Structure()).isTrue();
        assertThat(point().isNestedType1Structure()).isFalse();
        assertThat(deep.isNestedType1Structure()).isFalse();
        assertThat(deep.isNestedType1Structure("F")).isTrue();
        assertThat(deep.isNestedType1Structure("S")).isFalse();
    }

    @Test
    void referencesToObjectsAreTold() {
        JCoRecordMetaData record = JCo.createRecordMetaData("ZREC");
        record.add("REF", JCoMetaData.TYPE_ABAPOBJECT, 8, 0, 8, 0);
        record.add("NO_REF", JCoMetaData.TYPE_INT, 4, 8, 4, 8);

        assertThat(record.isAbapObject("REF")).isTrue();
        assertThat(record.isAbapObject("NO_REF")).isFalse();
    }

    @Test
    void aListHasTheParametersThatWereAdded() {
        JCoListMetaData list = JCo.createListMetaData("IMPORTS");
        list.add("MODE", JCoMetaData.TYPE_CHAR, 1, 2, JCoListMetaData.IMPORT_PARAMETER);
        list.add(
                "PRICE",
                JCoMetaData.TYPE_BCD,
                8,
                8,
                2,
                "'1.00'",
                "What it costs",
                JCoListMetaData.CHANGING_PARAMETER | JCoListMetaData.OPTIONAL_PARAMETER,
                "ZSHIP-PRICE",
                null);
        list.add("PLACE", JCoMetaData.TYPE_STRUCTURE, point(), JCoListMetaData.EXPORT_PARAMETER);
        list.add("WRONG", JCoMetaData.TYPE_EXCEPTION, 0, 0, 0);
        list.lock();

        assertThat(list.isImport("MODE")).isTrue();
        assertThat(list.isOptional("MODE")).isFalse();
        assertThat(list.getDefault("MODE")).isNull();
        assertThat(list.getRecordFieldName("MODE")).isNull();
        assertThat(list.isChanging("PRICE")).isTrue();
        assertThat(list.isOptional("PRICE")).isTrue();
        assertThat(list.getDefault("PRICE")).isEqualTo("'1.00'");
        assertThat(list.getDescription("PRICE")).isEqualTo("What it costs");
        assertThat(list.getRecordFieldName("PRICE")).isEqualTo("ZSHIP-PRICE");
        assertThat(list.isExport("PLACE")).isTrue();
        assertThat(list.getRecordMetaData("PLACE").getName()).isEqualTo("ZPOINT");
        assertThat(list.isException("WRONG")).isTrue();
        assertThat(list.isException("MODE")).isFalse();
    }

    @Test
    @Tag("RFC-32")
    void lockedMetadataDoNotChange() {
        JCoRecordMetaData record = point();
        JCoListMetaData list = JCo.createListMetaData("L");
        list.lock();

        assertThat(record.isLocked()).isTrue();
        assertLocked(() -> record.add("Z", JCoMetaData.TYPE_INT, 4, 8, 4, 8));
        assertLocked(() -> record.add("P", JCoMetaData.TYPE_STRUCTURE, 8, 8, point()));
        assertLocked(() -> record.add("Z", JCoMetaData.TYPE_INT, 4, 8, 4, 8, 0, null, null, null));
        assertLocked(() -> record.setName("OTHER"));
        assertLocked(() -> record.setRecordLength(8, 8));
        assertLocked(() -> record.setLineType(JCoMetaData.TYPE_STRUCTURE));
        assertLocked(() -> list.add("Z", JCoMetaData.TYPE_INT, 4, 4, 0));
        assertLocked(() -> list.add("P", JCoMetaData.TYPE_STRUCTURE, point(), 0));
        assertLocked(() -> list.add("Z", JCoMetaData.TYPE_INT, 4, 4, 0, null, null, 0, null, null));
        assertLocked(() -> list.add("P", JCoMetaData.TYPE_STRUCTURE, point(), null, null, 0, null, null));
        assertThat(record.getFieldCount()).isEqualTo(2);
    }

    @Test
    @Tag("RFC-32")
    void metadataOfASystemAreLocked() {
        JCoRecordMetaData port = Rows.structure().getRecordMetaData();

        assertThat(port.isLocked()).isTrue();
        assertLocked(() -> port.add("Z", JCoMetaData.TYPE_INT, 4, 8, 4, 8));
        assertLocked(() -> port.getRecordMetaData("HOME").setName("OTHER"));
    }

    private static void assertLocked(ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @Tag("RFC-32")
    void nothingIsMadeOfMetadataThatMayStillChange() {
        JCoRecordMetaData record = JCo.createRecordMetaData("ZREC");
        JCoListMetaData list = JCo.createListMetaData("L");
        JCoRecordMetaData outer = JCo.createRecordMetaData("ZOUTER");

        assertThatIllegalArgumentException().isThrownBy(() -> JCo.createStructure(record));
        assertThatIllegalArgumentException().isThrownBy(() -> JCo.createTable(record));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JCo.createFunctionTemplate("Z", list, null, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> outer.add("R", JCoMetaData.TYPE_STRUCTURE, 0, 0, record));
        assertThatIllegalArgumentException().isThrownBy(() -> list.add("R", JCoMetaData.TYPE_TABLE, record, 0));
    }

    @ParameterizedTest
    @CsvSource({"77, 4, 4", "-1, 4, 4", "0, 0, 0", "2, 17, 17", "17, 4, 4", "99, 0, 0"})
    void aTypeThatDoesNotExistOrCannotHaveTheLengthIsRefused(int type, int bytes, int unicodeBytes) {
        JCoRecordMetaData record = JCo.createRecordMetaData("ZREC");

        assertThatIllegalArgumentException().isThrownBy(() -> record.add("F", type, bytes, 0, unicodeBytes, 0));
        assertThat(record.getFieldCount()).isZero();
    }

    @Test
    void twoFieldsOfOneNameAreRefused() {
        JCoRecordMetaData record = JCo.createRecordMetaData("ZREC");
        record.add("F", JCoMetaData.TYPE_INT, 4, 0, 4, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> record.add("f", JCoMetaData.TYPE_INT, 4, 4, 4, 4))
                .withMessageContaining("ZREC")
                .withMessageContaining("F");
    }
}
