package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.util.Arrays;

/** BYTE: as many bytes as its length; cut, or padded with zero bytes at the right. */
final class FixedBytesConversion extends BytesConversion {

    @Override
    byte[] initial(FieldDescription field) {
        return new byte[field.type().length()];
    }

    @Override
    char[] characters(RowStore store, int place, FieldDescription field) {
        return text(store, place, field).toCharArray();
    }

    @Override
    byte[] sized(FieldDescription field, byte[] bytes) {
        int length = field.type().length();
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }
}
