package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.AbapType;
import java.math.BigDecimal;
import java.util.Date;

/** Which class the value of a field has (RFC specification, B.4). */
final class JavaTypes {

    private JavaTypes() {}

    static String nameOf(AbapType type) {
        return classOf(type).getCanonicalName();
    }

    private static Class<?> classOf(AbapType type) {
        return switch (type) {
            case INT1, INT2, INT -> Integer.class;
            case INT8 -> Long.class;
            case BCD, DECF16, DECF34 -> BigDecimal.class;
            case FLOAT -> Double.class;
            case BYTE, XSTRING -> byte[].class;
            case DATE, TIME -> Date.class;
            case STRUCTURE -> JCoStructure.class;
            case TABLE -> JCoTable.class;
            case CHAR, NUM, STRING, UTCLONG, UTCSECOND, UTCMINUTE, DTDAY, DTWEEK, DTMONTH, TSECOND, TMINUTE, CDAY ->
                String.class;
            case ITAB, ABAPOBJECT, BOX, GENERIC_BOX, EXCEPTION, INVALID -> Object.class;
        };
    }
}
