package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.rfc.metadata.AbapType;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes, names, lengths and offsets of fields (RFC specification, B.5). */
class MetaDataTest {
    private final JCoRecordMetaData port = Rows.structure().getRecordMetaData();

    @ParameterizedTest
    @EnumSource(AbapType.class)
    @Tag("RFC-31")
    void everyTypeHasAConstantWithItsCode(AbapType type) throws ReflectiveOperationException {
        Field constant = JCoMetaData.class.getField("TYPE_" + type.name());

        assertThat(constant.getInt(null)).isEqualTo(type.code());
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, 0, CHAR, 10, 20, 0",
        "NUMBER, 8, INT, 4, 4, 0",
        "CODE, 6, NUM, 4, 8, 0",
        "DUES, 2, BCD, 8, 8, 2",
        "OPENED, 1, DATE, 8, 16, 0",
        "TIDE, 3, TIME, 6, 12, 0",
        "SEAL, 4, BYTE, 2, 2, 0",
        "DEPTH, 7, FLOAT, 8, 8, 0",
        "GRADE, 10, INT1, 1, 1, 0",
        "SHIPS, 40, INT8, 8, 8, 0",
        "HOME, 17, STRUCTURE, 0, 20, 0",
        "BERTHS, 99, TABLE, 0, 8, 0"
    })
    @Tag("RFC-31")
    void aFieldHasTypeLengthAndDecimals(String field, int code, String name, int length, int bytes, int decimals) {
        assertThat(port.getType(field)).isEqualTo(code);
        assertThat(port.getTypeAsString(field)).isEqualTo(name);
        assertThat(port.getLength(field)).isEqualTo(length);
        assertThat(port.getUnicodeByteLength(field)).isEqualTo(bytes);
        assertThat(port.getDecimals(field)).isEqualTo(decimals);
    }

    @Test
    @Tag("RFC-31")
    void theClassOfBytesIsNamedAsInSource() {
        assertThat(port.getClassNameOfField("SEAL")).isEqualTo("byte[]");
    }

    @Test
    void structuresAndTablesHaveATypeOfRecords() {
        assertThat(port.isStructure("HOME")).isTrue();
        assertThat(port.isTable("BERTHS")).isTrue();
        assertThat(port.getRecordTypeName("BERTHS")).isEqualTo("BERTH");
        assertThat(port.getRecordMetaData("HOME").getFieldCount()).isOne();
        assertThat(port.getRecordMetaData("NAME")).isNull();
        assertThat(port.getRecordTypeName("NAME")).isNull();
        assertThat(port.getDescription("NAME")).isEqualTo("Name of the port");
    }

    @Test
    void fieldsStandWhereAbapAlignsThem() {
        assertThat(port.getByteOffset("NUMBER")).isEqualTo(12);
        assertThat(port.getUnicodeByteOffset("NUMBER")).isEqualTo(20);
    }
}
