package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.AbapType;
import java.util.Arrays;

/** Which conversion serves which type. */
final class Conversions {

    private static final Conversion[] BY_TYPE =
            Arrays.stream(AbapType.values()).map(Conversions::choose).toArray(Conversion[]::new);

    private Conversions() {}

    static Conversion of(AbapType type) {
        return BY_TYPE[type.ordinal()];
    }

    private static Conversion choose(AbapType type) {
        return switch (type) {
            case CHAR -> new CharConversion();
            case NUM -> new NumConversion();
            case STRING -> new StringConversion();
            case INT1 -> new WholeConversion(0, 255);
            case INT2 -> new WholeConversion(Short.MIN_VALUE, Short.MAX_VALUE);
            case INT -> new WholeConversion(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT8 -> new WholeConversion(Long.MIN_VALUE, Long.MAX_VALUE);
            case BCD -> new PackedConversion();
            case FLOAT -> new FloatConversion();
            case DECF16 -> new DecimalConversion(DecimalFormat.DECIMAL64);
            case DECF34 -> new DecimalConversion(DecimalFormat.DECIMAL128);
            case DATE -> new DateConversion();
            case TIME -> new TimeConversion();
            case BYTE -> new FixedBytesConversion();
            case XSTRING -> new BytesConversion();
            case UTCLONG, UTCSECOND, UTCMINUTE, DTDAY, DTWEEK, DTMONTH, TSECOND, TMINUTE, CDAY ->
                new TimestampConversion();
            case STRUCTURE -> new StructureConversion();
            case TABLE -> new TableConversion();
            case ITAB, ABAPOBJECT, BOX, GENERIC_BOX, EXCEPTION, INVALID -> new Conversion();
        };
    }
}
