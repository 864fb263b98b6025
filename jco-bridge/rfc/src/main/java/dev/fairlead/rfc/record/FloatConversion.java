package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.math.BigDecimal;

/** FLOAT: binary numbers of 8 bytes, kept as their bits; finite ones only. */
final class FloatConversion extends Conversion {

    @Override
    Object value(RowStore store, int place, FieldDescription field) {
        return binary(store, place, field);
    }

    @Override
    String text(RowStore store, int place, FieldDescription field) {
        return Double.toString(binary(store, place, field));
    }

    @Override
    double binary(RowStore store, int place, FieldDescription field) {
        return Double.longBitsToDouble(store.number(place));
    }

    @Override
    BigDecimal decimal(RowStore store, int place, FieldDescription field) {
        return BigDecimal.valueOf(binary(store, place, field));
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        setBinary(store, place, field, Decimals.of(field, value).doubleValue());
    }

    @Override
    void setWhole(RowStore store, int place, FieldDescription field, long value) {
        setBinary(store, place, field, value);
    }

    @Override
    void setBinary(RowStore store, int place, FieldDescription field, double value) {
        if (!Double.isFinite(value)) {
            throw Failures.conversion(field, "does not take what is not finite");
        }
        store.number(place, Double.doubleToRawLongBits(value));
    }
}
