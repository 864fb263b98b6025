package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;

/** Types of fields out of what programs say of them: codes, and lengths in bytes. */
final class FieldTypes {

    private FieldTypes() {}

    /** @param unicodeBytes without meaning but for CHAR, NUM, BYTE and BCD; 0 if only the other length is known */
    static FieldType scalar(int code, int bytes, int unicodeBytes, int decimals) {
        AbapType type = of(code);
        int length = unicodeBytes == 0 ? bytes : type.isCharacters() ? unicodeBytes / 2 : unicodeBytes;
        return FieldType.scalar(type, length, decimals);
    }

    static FieldType complex(int code, RecordType record) {
        return switch (of(code)) {
            case STRUCTURE -> FieldType.structureOf(record);
            case TABLE -> FieldType.tableOf(record);
            default -> throw new IllegalArgumentException(of(code) + " has no record type");
        };
    }

    static AbapType of(int code) {
        return AbapType.ofCode(code)
                .filter(type -> type != AbapType.INVALID)
                .orElseThrow(() -> new IllegalArgumentException("No type has the code " + code));
    }
}
