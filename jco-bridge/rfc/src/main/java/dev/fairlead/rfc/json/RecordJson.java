package dev.fairlead.rfc.json;

import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.record.TableData;
import dev.fairlead.rfc.soap.Limits;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.function.Consumer;

/**
 * Records as JSON objects, tables as arrays of them:
 *
 * <pre>
 * CHAR, NUM, STRING, time stamps            string; CHAR without the blanks at its end
 * INT1, INT2, INT, INT8, BCD, FLOAT, DECF   number
 * DATE, TIME                                string, yyyy-MM-dd and HH:mm:ss
 * BYTE, XSTRING                             string in base64 (RFC 4648, 4)
 * structure                                 object
 * table                                     array of objects, or of values if its lines are no structures
 * </pre>
 *
 * Names are those of the dictionary, in upper case when written and in any case when read. Fields that have no value
 * outside the system are left out.
 */
public final class RecordJson {
    private final Limits limits;

    /** Reads as much as of a system's answer by default: 256 Mi characters, tables of 10 million rows. */
    public RecordJson() {
        this(Limits.DEFAULT);
    }

    /** @param limits of what is read: characters as many as an answer's bytes, and rows */
    public RecordJson(Limits limits) {
        this.limits = limits;
    }

    /**
     * Writes an object; the writer is flushed and stays open.
     *
     * @throws IOException what {@code out} fails with
     */
    public void write(RecordData record, Writer out) throws IOException {
        write(out, json -> ValueWriter.record(json, record));
    }

    /** As {@link #write(RecordData, Writer)}, an array. */
    public void write(TableData table, Writer out) throws IOException {
        write(out, json -> ValueWriter.table(json, table));
    }

    private static void write(Writer out, Consumer<JsonGenerator> values) throws IOException {
        try (JsonGenerator json = JsonStreams.generator(out)) {
            values.accept(json);
        } catch (JsonException e) {
            throw cause(e);
        }
    }

    /**
     * Sets the fields that an object names; null for the initial value. Nothing is changed if it fails.
     *
     * @param in stays open; has nothing behind the object but white space
     * @throws dev.fairlead.rfc.RfcUsageException of group ILLEGAL_ARGUMENT if it is no JSON, too large, or names a field
     *     twice; of group FIELD_NOT_FOUND if it names one that is not there
     * @throws dev.fairlead.rfc.RfcConversionException if a value does not fit its field
     * @throws IOException what {@code in} fails with
     */
    public void read(RecordData record, Reader in) throws IOException {
        RecordData read = record.copy();
        read(in, values -> values.document(read));
        record.replace(read);
    }

    /** As {@link #read(RecordData, Reader)}, an array whose rows take the place of all rows. */
    public void read(TableData table, Reader in) throws IOException {
        TableData read = new TableData(table.type());
        read(in, values -> values.document(read));
        table.replace(read);
    }

    private void read(Reader in, Consumer<ValueReader> values) throws IOException {
        try (JsonParser json = JsonStreams.parser(new LimitedReader(in, limits.response()))) {
            values.accept(new ValueReader(json, limits.rows()));
        } catch (JsonParsingException e) {
            throw JsonFailures.broken(e.getLocation());
        } catch (JsonException e) {
            throw cause(e);
        }
    }

    private static IOException cause(JsonException failure) {
        return failure.getCause() instanceof IOException io ? io : new IOException(failure);
    }
}
