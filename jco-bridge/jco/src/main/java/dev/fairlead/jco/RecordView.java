package dev.fairlead.jco;

import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.json.RecordJson;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.soap.RecordXml;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What can be done with a record as a whole. Failures are told as this programming model does. */
abstract class RecordView extends ValueSetters {
    private static final long serialVersionUID = 1L;

    static final RecordJson JSON = new RecordJson();

    RecordView(RecordType type) {
        super(type);
    }

    /** The record behind the interface; there are no others. */
    static RecordView of(JCoRecord record) {
        if (record instanceof RecordView known) {
            return known;
        }
        throw Errors.foreign("record");
    }

    /** Tables stand on their first row again, as after a call. */
    void rewind() {
        inner.rewind();
    }

    @Override
    public void clear() {
        data().clear();
    }

    @Override
    public final String getClassNameOfValue(String name) {
        return getMetaData().getClassNameOfField(name);
    }

    @Override
    public final Iterator<JCoField> iterator() {
        return IntStream.range(0, getFieldCount()).mapToObj(this::getField).iterator();
    }

    @Override
    public int copyFrom(JCoRecord source) {
        RecordData data = data();
        RecordData values = of(source).data();
        return told(() -> data.copyFrom(values));
    }

    @Override
    public final void write(int index, Writer out) throws IOException {
        switch (type().field(index).type().abapType()) {
            case STRUCTURE, TABLE -> throw new ConversionException(type().field(index) + " is not written as text");
            case DATE, TIME -> out.write(getCharArray(index));
            default -> out.write(getString(index));
        }
    }

    @Override
    public final String toXML(int index) {
        RecordData data = data();
        return told(() -> RecordXml.field(data, index));
    }

    @Override
    public final String toJSON() {
        StringWriter text = new StringWriter();
        try {
            toJSON(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public void toJSON(Writer out) throws IOException {
        JSON.write(data(), out);
    }

    @Override
    public final void fromJSON(String json) {
        try {
            fromJSON(new StringReader(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final void fromJSON(Reader json) throws IOException {
        try {
            readJson(json);
        } catch (RfcException e) {
            throw Errors.unchecked(e);
        }
    }

    void readJson(Reader json) throws IOException {
        JSON.read(data(), json);
    }

    /** In the words of this model if it fails. */
    static void told(Runnable use) {
        told(() -> {
            use.run();
            return null;
        });
    }

    /** As {@link #told(Runnable)}, with what it gives. */
    static <T> T told(Supplier<T> use) {
        try {
            return use.get();
        } catch (RfcException e) {
            throw Errors.unchecked(e);
        }
    }

    /** Written in the place of this view: its data, out of which another is made when they are read. */
    abstract Object writeReplace();

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw unwritten();
    }

    private void readObjectNoData() throws InvalidObjectException {
        throw unwritten();
    }

    /** Views are never written, so that one that comes is forged. */
    static InvalidObjectException unwritten() {
        return new InvalidObjectException("Only the data of functions and records are written");
    }

    /** Type only: values may be secret. */
    @Override
    public String toString() {
        return type().toString();
    }
}
