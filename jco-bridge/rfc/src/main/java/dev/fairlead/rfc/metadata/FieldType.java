package dev.fairlead.rfc.metadata;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * Type of a field with its length, scale and, for structures and tables, the type of the record. Made for static import:
 * {@code charOf(10)}, {@code bcdOf(8, 2)}, {@code tableOf(BAPIRET2)}.
 */
public final class FieldType implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final FieldType DATE = new FieldType(AbapType.DATE);
    public static final FieldType TIME = new FieldType(AbapType.TIME);
    public static final FieldType FLOAT = new FieldType(AbapType.FLOAT);
    public static final FieldType INT1 = new FieldType(AbapType.INT1);
    public static final FieldType INT2 = new FieldType(AbapType.INT2);
    public static final FieldType INT = new FieldType(AbapType.INT);
    public static final FieldType INT8 = new FieldType(AbapType.INT8);
    public static final FieldType DECF16 = new FieldType(AbapType.DECF16);
    public static final FieldType DECF34 = new FieldType(AbapType.DECF34);
    public static final FieldType STRING = new FieldType(AbapType.STRING);
    public static final FieldType XSTRING = new FieldType(AbapType.XSTRING);
    public static final FieldType UTCLONG = new FieldType(AbapType.UTCLONG);

    /** No system has longer fields of a fixed length. */
    private static final int MAX_LENGTH = 524_287;

    private static final int MAX_BCD_BYTES = 16;

    private final transient AbapType abapType;
    private final transient int length;
    private final transient int decimals;
    private final transient RecordType recordType;

    private FieldType(AbapType abapType) {
        this(abapType, abapType.fixedLength(), 0, null);
    }

    private FieldType(AbapType abapType, int length, int decimals, RecordType recordType) {
        this.abapType = Objects.requireNonNull(abapType, "abapType");
        this.length = length;
        this.decimals = decimals;
        this.recordType = recordType;
        if (abapType.needsLength() && (length < 1 || length > MAX_LENGTH)) {
            throw new IllegalArgumentException(abapType + " cannot have a length of " + length);
        }
        if (abapType == AbapType.BCD && (length > MAX_BCD_BYTES || decimals < 0 || decimals > digits())) {
            throw new IllegalArgumentException("BCD of " + length + " bytes with " + decimals + " decimals");
        }
    }

    /** Characters. */
    public static FieldType charOf(int characters) {
        return new FieldType(AbapType.CHAR, characters, 0, null);
    }

    /** Digits. */
    public static FieldType numOf(int digits) {
        return new FieldType(AbapType.NUM, digits, 0, null);
    }

    /** Bytes. */
    public static FieldType byteOf(int bytes) {
        return new FieldType(AbapType.BYTE, bytes, 0, null);
    }

    /** A packed number: {@code bytes} hold two digits each but for the last, which has one and the sign. */
    public static FieldType bcdOf(int bytes, int decimals) {
        return new FieldType(AbapType.BCD, bytes, decimals, null);
    }

    /** A structure. */
    public static FieldType structureOf(RecordType type) {
        return new FieldType(AbapType.STRUCTURE, 0, 0, Objects.requireNonNull(type, "type"));
    }

    /** A table of structures. */
    public static FieldType tableOf(RecordType line) {
        return new FieldType(AbapType.TABLE, 0, 0, Objects.requireNonNull(line, "line"));
    }

    /** A table whose lines are no structures. */
    public static FieldType tableOf(FieldType line) {
        return tableOf(RecordType.elementary(line));
    }

    /**
     * Any type but a structure or table.
     *
     * @param length characters or bytes; without meaning for types that have a length of their own
     * @param decimals without meaning but for packed numbers
     */
    public static FieldType scalar(AbapType type, int length, int decimals) {
        if (type.isComplex()) {
            throw new IllegalArgumentException(type + " needs a record type");
        }
        return type.needsLength()
                ? new FieldType(type, length, type == AbapType.BCD ? decimals : 0, null)
                : new FieldType(type);
    }

    /** The type. */
    public AbapType abapType() {
        return abapType;
    }

    /** Characters, or bytes of a number; 0 for strings, structures and tables. */
    public int length() {
        return length;
    }

    /** Digits behind the point of a packed number; else 0. */
    public int decimals() {
        return decimals;
    }

    /** Digits that a packed number of this length holds. */
    public int digits() {
        return 2 * length - 1;
    }

    /** Type of the structure or of the table's rows; empty for others. */
    public Optional<RecordType> recordType() {
        return Optional.ofNullable(recordType);
    }

    /** As {@link #recordType}, where there is one for sure. */
    public RecordType rows() {
        return Objects.requireNonNull(recordType, "recordType");
    }

    /** Bytes in the memory of a system without Unicode, or with. */
    public int byteLength(boolean unicode) {
        return abapType == AbapType.STRUCTURE ? recordType.byteLength(unicode) : abapType.bytes(length, unicode);
    }

    int alignment(boolean unicode) {
        return abapType == AbapType.STRUCTURE ? recordType.alignment(unicode) : abapType.alignment(unicode);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldType that
                && abapType == that.abapType
                && length == that.length
                && decimals == that.decimals
                && Objects.equals(recordType, that.recordType);
    }

    @Override
    public int hashCode() {
        return Objects.hash(abapType, length, decimals, recordType);
    }

    /** Written in the place of this type: what it is made of, of which another is made when it is read. */
    private Object writeReplace() {
        return new Written(abapType, length, decimals, recordType);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Serialized.forged();
    }

    private record Written(AbapType abapType, int length, int decimals, RecordType recordType) implements Serializable {

        Object readResolve() throws InvalidObjectException {
            return Serialized.read(() -> switch (abapType) {
                case STRUCTURE -> structureOf(recordType);
                case TABLE -> tableOf(Objects.requireNonNull(recordType));
                default -> scalar(abapType, length, decimals);
            });
        }
    }

    /** For example {@code BCD(8,2)} or {@code TABLE of BAPIRET2}. */
    @Override
    public String toString() {
        if (recordType != null) {
            return abapType + " of " + recordType.name();
        }
        return abapType + (abapType == AbapType.BCD ? "(" + length + "," + decimals + ")" : size());
    }

    private String size() {
        return abapType.needsLength() ? "(" + length + ")" : "";
    }
}
