package dev.fairlead.jco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamConstants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions and records that were serialised are what they were. */
@Tag("RFC-24")
class SerializationTest extends EmulatedSystem {

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }

    private static <T> T copy(T object, Class<T> type) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return type.cast(read(bytes.toByteArray()));
    }

    @Test
    void aFunctionIsCalledAfterItWasReadBack() throws Exception {
        JCoFunction written = function("STFC_STRUCTURE");
        written.getImportParameterList().getStructure("IMPORTSTRUCT").setValue("RFCINT4", 41);
        written.getTableParameterList().getTable("RFCTABLE").appendRow();
        written.getExportParameterList().setActive("RESPTEXT", false);

        JCoFunction read = copy(written, JCoFunction.class);
        read.execute(erp());

        assertThat(read.getExportParameterList().getStructure("ECHOSTRUCT").getInt("RFCINT4"))
                .isEqualTo(41);
        assertThat(read.getTableParameterList().getTable("RFCTABLE").getNumRows())
                .isEqualTo(2);
        assertThat(read.getExportParameterList().isInitialized("RESPTEXT")).isFalse();
        assertThat(read.getFunctionTemplate().getTableParameterList().isTable("RFCTABLE"))
                .isTrue();
    }

    @Test
    void aParameterListKeepsItsValues() throws Exception {
        JCoParameterList written = function("STFC_CONNECTION").getImportParameterList();
        written.setValue("REQUTEXT", "Ahoy");
        written.setActive("REQUTEXT", false);

        JCoParameterList read = copy(written, JCoParameterList.class);

        assertThat(read.getString("REQUTEXT")).isEqualTo("Ahoy");
        assertThat(read.isActive("REQUTEXT")).isFalse();
        assertThat(read.getListMetaData().isImport("REQUTEXT")).isTrue();
    }

    @Test
    void aStructureKeepsItsValuesAndWhatWasSet() throws Exception {
        JCoStructure written = Rows.structure();
        written.setValue("NAME", "Kiel");
        written.getTable("BERTHS").appendRows(2);

        JCoStructure read = copy(written, JCoStructure.class);

        assertThat(read.toJSON()).isEqualTo(written.toJSON());
        assertThat(read.isInitialized("NAME")).isTrue();
        assertThat(read.isInitialized("NUMBER")).isFalse();
        assertThat(read.getRecordMetaData().getDescription("NAME")).isEqualTo("Name of the port");
    }

    @Test
    void aTableStandsOnItsRow() throws Exception {
        JCoTable written = Rows.table(3);
        written.setRow(1);

        JCoTable read = copy(written, JCoTable.class);

        assertThat(read.getRow()).isOne();
        assertThat(Rows.numbers(read)).isEqualTo("012");
    }

    @Test
    void aFieldOfARowIsOneOfARecordThatStandsAlone() throws Exception {
        JCoTable table = Rows.table(2);
        table.lastRow();
        table.getStructure("HOME").setValue("NAME", "North");

        JCoStructure read = copy(table.getStructure("HOME"), JCoStructure.class);
        table.deleteAllRows();

        assertThat(read.getString("NAME")).isEqualTo("North");
    }

    /** A stream that holds an object of the class itself, without any field, as only an attacker writes it. */
    @ParameterizedTest
    @ValueSource(classes = {FunctionCall.class, StructureView.class, TableView.class, ParameterListView.class})
    void anObjectThatIsNeverWrittenIsRefused(Class<?> type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
        out.writeShort(ObjectStreamConstants.STREAM_VERSION);
        out.writeByte(ObjectStreamConstants.TC_OBJECT);
        out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
        out.writeUTF(type.getName());
        out.writeLong(1);
        out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE);
        out.writeShort(0);
        out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
        out.writeByte(ObjectStreamConstants.TC_NULL);

        assertThatThrownBy(() -> read(bytes.toByteArray())).isInstanceOf(InvalidObjectException.class);
    }
}
