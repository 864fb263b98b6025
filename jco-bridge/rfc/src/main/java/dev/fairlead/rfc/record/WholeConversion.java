package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldDescription;
import java.math.BigDecimal;
import java.math.BigInteger;

/** INT1, INT2, INT and INT8: whole numbers within a range; no fractions. */
final class WholeConversion extends Conversion {
    private final long least;
    private final long greatest;

    WholeConversion(long least, long greatest) {
        this.least = least;
        this.greatest = greatest;
    }

    @Override
    Object value(RowStore store, int place, FieldDescription field) {
        long number = store.number(place);
        return field.type().abapType() == AbapType.INT8 ? (Object) number : (Object) (int) number;
    }

    @Override
    String text(RowStore store, int place, FieldDescription field) {
        return Long.toString(store.number(place));
    }

    @Override
    long whole(RowStore store, int place, FieldDescription field, int bytes) {
        return Decimals.fit(field, store.number(place), bytes);
    }

    @Override
    BigInteger bigInteger(RowStore store, int place, FieldDescription field) {
        return BigInteger.valueOf(store.number(place));
    }

    @Override
    double binary(RowStore store, int place, FieldDescription field) {
        return store.number(place);
    }

    @Override
    BigDecimal decimal(RowStore store, int place, FieldDescription field) {
        return BigDecimal.valueOf(store.number(place));
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        setWhole(store, place, field, Decimals.whole(field, Decimals.of(field, value), Long.BYTES));
    }

    @Override
    void setWhole(RowStore store, int place, FieldDescription field, long value) {
        if (value < least || value > greatest) {
            throw Failures.conversion(field, "takes " + least + " to " + greatest + " only");
        }
        store.number(place, value);
    }
}
