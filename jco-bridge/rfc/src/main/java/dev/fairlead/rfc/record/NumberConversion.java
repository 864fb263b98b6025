package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.math.BigInteger;

/** What can be read as a decimal number can be read as a whole or a binary one too. */
abstract class NumberConversion extends Conversion {

    @Override
    BigInteger bigInteger(RowStore store, int place, FieldDescription field) {
        return Decimals.whole(field, decimal(store, place, field));
    }

    @Override
    double binary(RowStore store, int place, FieldDescription field) {
        return decimal(store, place, field).doubleValue();
    }
}
