package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.math.BigDecimal;

/** DECF16 and DECF34: decimal floating point numbers, rounded half even to their digits. Their bytes are those of IEEE 754. */
final class DecimalConversion extends Conversion {
    private final DecimalFormat format;

    DecimalConversion(DecimalFormat format) {
        this.format = format;
    }

    @Override
    Object raw(RowStore store, int place, FieldDescription field) {
        return decimal(store, place, field);
    }

    @Override
    String text(RowStore store, int place, FieldDescription field) {
        return decimal(store, place, field).toString();
    }

    @Override
    BigDecimal decimal(RowStore store, int place, FieldDescription field) {
        Object number = store.object(place);
        return number == null ? BigDecimal.ZERO : (BigDecimal) number;
    }

    @Override
    byte[] bytes(RowStore store, int place, FieldDescription field) {
        return format.bytes(decimal(store, place, field));
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        store.object(place, format.fit(field, Decimals.of(field, value)));
    }
}
