package dev.fairlead.rfc.metadata;

import java.util.Arrays;
import java.util.Optional;

/**
 * Types of fields, with the codes of SAP's connector and the letters of the dictionary (RFC specification, B.5). Lengths
 * are counted in characters for types of characters, else in bytes; 0 stands for a length that a field states itself, or
 * for a type that has none.
 */
public enum AbapType {
    /** Characters, padded with blanks. */
    CHAR(0, "C", 0, Memory.CHARACTERS),
    /** A date of 8 digits. */
    DATE(1, "D", 8, Memory.CHARACTERS),
    /** A packed decimal number of 1 to 16 bytes with a fixed scale. */
    BCD(2, "P", 0, Memory.BYTES),
    /** A time of 6 digits. */
    TIME(3, "T", 6, Memory.CHARACTERS),
    /** Bytes, padded with zero bytes. */
    BYTE(4, "X", 0, Memory.BYTES),
    /** Not used any more. */
    ITAB(5, "", 0, Memory.REFERENCE),
    /** Digits, padded with zeros at the left. */
    NUM(6, "N", 0, Memory.CHARACTERS),
    /** An IEEE number of 8 bytes. */
    FLOAT(7, "F", 8, Memory.NUMBER),
    /** A whole number of 4 bytes. */
    INT(8, "I", 4, Memory.NUMBER),
    /** A whole number of 2 bytes. */
    INT2(9, "s", 2, Memory.NUMBER),
    /** A whole number of 1 byte, without a sign. */
    INT1(10, "b", 1, Memory.NUMBER),
    /** A reference to an object. */
    ABAPOBJECT(16, "*+", 0, Memory.REFERENCE),
    /** Fields within a field; {@code v} is one with strings or tables in it. */
    STRUCTURE(17, "uv", 0, Memory.RECORD),
    /** A decimal floating point number of 16 digits. */
    DECF16(23, "a", 8, Memory.NUMBER),
    /** A decimal floating point number of 34 digits. */
    DECF34(24, "e", 16, Memory.DECIMAL),
    /** Characters of any number. */
    STRING(29, "g", 0, Memory.REFERENCE),
    /** Bytes of any number. */
    XSTRING(30, "y", 0, Memory.REFERENCE),
    /** A boxed component. */
    BOX(31, "j", 0, Memory.REFERENCE),
    /** A boxed component of any type. */
    GENERIC_BOX(32, "k", 0, Memory.REFERENCE),
    /** A whole number of 8 bytes. */
    INT8(40, "8", 8, Memory.NUMBER),
    /** A point in time in UTC, to 100 nanoseconds. */
    UTCLONG(51, "p", 8, Memory.NUMBER),
    /** A point in time in UTC, to the second. */
    UTCSECOND(52, "n", 8, Memory.NUMBER),
    /** A point in time in UTC, to the minute. */
    UTCMINUTE(53, "w", 8, Memory.NUMBER),
    /** A day. */
    DTDAY(54, "d", 4, Memory.NUMBER),
    /** A week. */
    DTWEEK(55, "7", 4, Memory.NUMBER),
    /** A month. */
    DTMONTH(56, "x", 4, Memory.NUMBER),
    /** A time of day, to the second. */
    TSECOND(57, "t", 4, Memory.NUMBER),
    /** A time of day, to the minute. */
    TMINUTE(58, "i", 2, Memory.NUMBER),
    /** A day of the year. */
    CDAY(59, "c", 2, Memory.NUMBER),
    /** An exception in a function's interface. */
    EXCEPTION(98, "E", 0, Memory.REFERENCE),
    /** Rows of one type. */
    TABLE(99, "h", 0, Memory.REFERENCE),
    /** None. */
    INVALID(-1, "", 0, Memory.REFERENCE);

    private enum Memory {
        CHARACTERS,
        BYTES,
        NUMBER,
        DECIMAL,
        REFERENCE,
        RECORD
    }

    private static final int REFERENCE_BYTES = 8;

    private final int code;
    private final String letters;
    private final int length;
    private final Memory memory;

    AbapType(int code, String letters, int length, Memory memory) {
        this.code = code;
        this.letters = letters;
        this.length = length;
        this.memory = memory;
    }

    /** Number in SAP's connector; others number some types differently. */
    public int code() {
        return code;
    }

    /** Letter in the dictionary (EXID, INTTYPE), the first if there are two; empty for none. */
    public String letter() {
        return letters.isEmpty() ? "" : letters.substring(0, 1);
    }

    /** Length of every field of the type; 0 if it has none or each field states its own. */
    public int fixedLength() {
        return length;
    }

    /** Whether a length counts characters. */
    public boolean isCharacters() {
        return memory == Memory.CHARACTERS;
    }

    /** Whether a field of the type must say its length. */
    public boolean needsLength() {
        return this == CHAR || this == NUM || this == BYTE || this == BCD;
    }

    /** Whether a field of the type has a record type. */
    public boolean isComplex() {
        return this == STRUCTURE || this == TABLE;
    }

    /** Whether a field of the type has a value outside the system: references and boxes have none. */
    public boolean hasValue() {
        return switch (this) {
            case ITAB, ABAPOBJECT, BOX, GENERIC_BOX, EXCEPTION, INVALID -> false;
            default -> true;
        };
    }

    /** Bytes of a field in the system's memory. */
    int bytes(int fieldLength, boolean unicode) {
        return switch (memory) {
            case CHARACTERS -> unicode ? 2 * fieldLength : fieldLength;
            case REFERENCE -> REFERENCE_BYTES;
            default -> fieldLength;
        };
    }

    /** What a field's offset must be a multiple of. */
    int alignment(boolean unicode) {
        return switch (memory) {
            case CHARACTERS -> unicode ? 2 : 1;
            case NUMBER -> length;
            case DECIMAL, REFERENCE -> REFERENCE_BYTES;
            default -> 1;
        };
    }

    /** The type of a letter of the dictionary; case counts. Empty if no type has it. */
    public static Optional<AbapType> ofLetter(char letter) {
        return Arrays.stream(values())
                .filter(type -> type.letters.indexOf(letter) >= 0)
                .findFirst();
    }

    /** The type of a number; empty if no type has it. */
    public static Optional<AbapType> ofCode(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
