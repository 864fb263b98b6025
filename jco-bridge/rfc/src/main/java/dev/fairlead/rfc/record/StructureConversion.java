package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.metadata.FieldDescription;
import java.util.Map;

/** STRUCTURE: a record within a record, made when first asked for. Another record is copied into it by names. */
final class StructureConversion extends Conversion {

    @Override
    Object raw(RowStore store, int place, FieldDescription field) {
        return structure(store, place, field);
    }

    @Override
    String text(RowStore store, int place, FieldDescription field) {
        return field.type().rows().name();
    }

    @Override
    RecordData structure(RowStore store, int place, FieldDescription field) {
        RecordData structure = (RecordData) store.object(place);
        if (structure == null) {
            structure = new RecordData(field.type().rows());
            store.object(place, structure);
        }
        return structure;
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        RecordData built = new RecordData(field.type().rows());
        if (value instanceof RfcRecord source) {
            built.copyFrom(source);
        } else if (value instanceof Map<?, ?> source) {
            built.copyFrom(source);
        } else {
            throw Failures.unsettable(field, value);
        }
        structure(store, place, field).replace(built);
    }
}
