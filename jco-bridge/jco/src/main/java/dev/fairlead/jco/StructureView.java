package dev.fairlead.jco;

import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.soap.RecordXml;
import java.io.Serializable;
import java.util.function.Supplier;

/** A structure that stands alone, in a parameter, or in the row of a table. */
final class StructureView extends RowView implements JCoStructure {
    private static final long serialVersionUID = 1L;

    private final transient RecordData data;

    /** One whose type is described by what it is made of. */
    StructureView(RecordData data) {
        this(data, () -> new RecordMetaData(data.type()));
    }

    StructureView(RecordData data, Supplier<RecordMetaData> metaData) {
        super(data.type(), metaData);
        this.data = data;
    }

    @Override
    RecordData data() {
        return data;
    }

    @Override
    public String toXML() {
        return told(() -> RecordXml.record(data));
    }

    @Override
    public Object clone() {
        RecordMetaData metaData = getRecordMetaData();
        return new StructureView(data.copy(), () -> metaData);
    }

    @Override
    Object writeReplace() {
        return new Written(data);
    }

    private record Written(RecordData data) implements Serializable {

        Object readResolve() {
            return new StructureView(data);
        }
    }
}
