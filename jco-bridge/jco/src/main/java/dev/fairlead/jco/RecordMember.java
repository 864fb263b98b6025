package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.Optional;

/** A field of a record, and where it begins in systems without and with Unicode. */
record RecordMember(
        FieldDescription field,
        int offset,
        int unicodeOffset,
        Optional<RecordMetaData> record,
        Optional<JCoExtendedFieldMetaData> extended)
        implements Member {

    RecordMember {
        if (offset < 0 || unicodeOffset < 0) {
            throw new IllegalArgumentException(field + " cannot begin before its record");
        }
    }

    static RecordMember of(RecordType type, int index) {
        FieldDescription field = type.field(index);
        return new RecordMember(
                field,
                type.byteOffset(index, false),
                type.byteOffset(index, true),
                field.type().recordType().map(RecordMetaData::new),
                Optional.empty());
    }
}
