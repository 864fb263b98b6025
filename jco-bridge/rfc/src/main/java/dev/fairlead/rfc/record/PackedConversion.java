package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** BCD: decimal numbers with the scale of the field, rounded half up; too many digits are refused. */
final class PackedConversion extends NumberConversion {

    @Override
    Object raw(RowStore store, int place, FieldDescription field) {
        return decimal(store, place, field);
    }

    @Override
    String text(RowStore store, int place, FieldDescription field) {
        return decimal(store, place, field).toPlainString();
    }

    @Override
    BigDecimal decimal(RowStore store, int place, FieldDescription field) {
        Object number = store.object(place);
        return number == null ? BigDecimal.valueOf(0, field.type().decimals()) : (BigDecimal) number;
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        store.object(place, scaled(field, Decimals.of(field, value)));
    }

    /** The digits before the point are counted first: numbers with large exponents are never written out. */
    private static BigDecimal scaled(FieldDescription field, BigDecimal number) {
        FieldType type = field.type();
        long before = (long) number.precision() - number.scale();
        if (number.signum() != 0 && before > type.digits() - type.decimals()) {
            throw tooLarge(field);
        }
        if (number.signum() == 0 || before < -type.decimals()) {
            return BigDecimal.valueOf(0, type.decimals());
        }
        BigDecimal scaled = number.setScale(type.decimals(), RoundingMode.HALF_UP);
        if (scaled.precision() > type.digits()) {
            throw tooLarge(field);
        }
        return scaled;
    }

    private static RuntimeException tooLarge(FieldDescription field) {
        FieldType type = field.type();
        return Failures.conversion(
                field, "takes " + (type.digits() - type.decimals()) + " digits before the point only");
    }
}
