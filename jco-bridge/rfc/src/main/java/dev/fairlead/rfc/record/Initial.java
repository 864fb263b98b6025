package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldDescription;
import java.math.BigDecimal;
import java.util.stream.IntStream;

/** Which values are those that a field has before anything is set. */
final class Initial {

    private Initial() {}

    static boolean is(Object value, FieldDescription field) {
        if (value == null) {
            return true;
        }
        if (value instanceof String text) {
            return field.type().abapType() == AbapType.NUM ? text.chars().allMatch(c -> c == '0') : text.isEmpty();
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0;
        }
        if (value instanceof byte[] bytes) {
            return isInitial(bytes, field.type().abapType());
        }
        return value instanceof RecordData structure
                ? IntStream.range(0, structure.size()).allMatch(structure::isInitial)
                : ((TableData) value).isEmpty();
    }

    /** Zero bytes are a value where there could be none. */
    private static boolean isInitial(byte[] bytes, AbapType type) {
        if (type == AbapType.XSTRING) {
            return bytes.length == 0;
        }
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
