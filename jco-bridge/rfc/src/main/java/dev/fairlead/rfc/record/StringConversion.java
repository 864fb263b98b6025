package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;

/** STRING: kept as it is, blanks included. */
final class StringConversion extends TextConversion {

    @Override
    char[] characters(RowStore store, int place, FieldDescription field) {
        return stored(store, place).toCharArray();
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        store.object(place, Texts.ofScalar(field, value));
    }
}
