package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.metadata.RecordType;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A record: a view of one row, of a table or of its own. Beside the converting getters and setters it has raw ones for
 * codecs, which take a field by its index, convert and check nothing, and allocate nothing.
 *
 * <ul>
 *   <li>Numbers: INT1, INT2, INT and INT8 as they are, FLOAT as its bits, DATE as {@code yyyyMMdd}, TIME as {@code HHmmss}.
 *   <li>Objects: CHAR a String without blanks at the end and no longer than the field; NUM a String of exactly as many
 *       digits; STRING and time stamps a String; BCD a BigDecimal with the field's scale, DECF16 and DECF34 one of their
 *       digits; BYTE as many bytes as the field has, XSTRING any; structures a {@link RecordData}, tables a
 *       {@link TableData}, which are filled and not replaced.
 * </ul>
 */
public class RecordData extends ConvertingRecord implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient RowStore store;
    private final transient int version;
    transient int row;

    /** A record of its own, with initial values. */
    public RecordData(RecordType type) {
        this(new RowStore(type, 1), 0);
    }

    RecordData(RowStore store, int row) {
        this.store = store;
        this.row = row;
        this.version = store.version();
    }

    /** The type. */
    public final RecordType type() {
        return store.type();
    }

    /** Whether the raw value of a field is a number, not an object. */
    public final boolean isNumber(int index) {
        return store.type().values().isNumber(index);
    }

    /** The number that a field stands for. */
    public final long rawNumber(int index) {
        return store.number(store.place(row(), index));
    }

    /** The object of a field, never null; arrays are not copied. */
    public final Object rawObject(int index) {
        return Conversions.of(type().field(index).type().abapType())
                .raw(store, store.place(row(), index), type().field(index));
    }

    /** Sets the number of a field. */
    public final void rawNumber(int index, long value) {
        store.number(store.place(row(), index), value);
        store.markSet(row, index);
    }

    /** Sets the object of a field that is neither structure nor table; arrays are not copied. */
    public final void rawObject(int index, Object value) {
        store.object(store.place(row(), index), value);
        store.markSet(row, index);
    }

    /** Marks a field as filled: after a structure or table was filled, or if the call gave the initial value. */
    public final void markSet(int index) {
        store.markSet(row(), index);
    }

    @Override
    final RowStore store() {
        return store;
    }

    @Override
    int row() {
        if (store.version() != version) {
            throw Failures.of(
                    RfcErrorGroup.ILLEGAL_STATE, typeName(), "rows were inserted or removed since the row was taken");
        }
        return row;
    }

    @Override
    public final String typeName() {
        return type().name();
    }

    @Override
    public final int size() {
        return type().size();
    }

    @Override
    public final String name(int index) {
        return type().field(index).name();
    }

    @Override
    public final int indexOf(String name) {
        int index = type().indexOf(name);
        if (index < 0) {
            throw Failures.unknownField(type(), name);
        }
        return index;
    }

    @Override
    public final boolean has(String name) {
        return type().indexOf(name) >= 0;
    }

    @Override
    public final boolean isSet(int index) {
        Objects.checkIndex(index, size());
        return store.isSet(row(), index) || isFilled(index);
    }

    /** Whether anything was set within a structure, or rows were added to a table. */
    private boolean isFilled(int index) {
        Object inner = isNumber(index) ? null : store.object(store.place(row(), index));
        return inner instanceof RecordData structure && structure.isAnySet()
                || inner instanceof TableData table && !table.isEmpty();
    }

    private boolean isAnySet() {
        return IntStream.range(0, size()).anyMatch(this::isSet);
    }

    @Override
    public final boolean isInitial(int index) {
        if (isNumber(index)) {
            return rawNumber(index) == 0;
        }
        return Initial.is(store.object(store.place(row(), index)), type().field(index));
    }

    @Override
    public final void clear() {
        store.resetRow(row());
    }

    @Override
    public final int copyFrom(RfcRecord source) {
        RecordData copy = copy();
        int copied = RecordCopy.byName(source, copy);
        replace(copy);
        return copied;
    }

    /** Sets the fields that the map names; nothing is changed if one of them cannot be set. */
    final void copyFrom(Map<?, ?> source) {
        RecordData copy = copy();
        source.forEach((name, value) -> copy.set(String.valueOf(name), value));
        replace(copy);
    }

    /** Sets the only field of a line that is no structure. */
    final void setLine(Object value) {
        if (!type().isElementary()) {
            throw Failures.of(
                    RfcErrorGroup.CONVERSION,
                    typeName(),
                    "a row is no " + (value == null ? "null" : value.getClass().getSimpleName()));
        }
        set(0, value);
    }

    /** A record of its own with the same values. */
    public final RecordData copy() {
        RecordData copy = new RecordData(type());
        copy.store.copyRow(store, row(), 0);
        return copy;
    }

    /**
     * Takes over the values of a record of the same type, and which of them were set.
     *
     * @throws IllegalArgumentException if it has another type
     */
    public final void replace(RecordData source) {
        store.requireType(source.type());
        store.copyRow(source.store, source.row(), row());
    }

    /** Written in the place of this record: its values, out of which one that stands alone is made. */
    protected final Object writeReplace() {
        return new Written(store.written(row(), 1));
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw WrittenRows.forged();
    }

    private void readObjectNoData() throws InvalidObjectException {
        throw WrittenRows.forged();
    }

    private record Written(WrittenRows values) implements Serializable {

        Object readResolve() throws InvalidObjectException {
            if (values == null || values.rows() != 1) {
                throw new InvalidObjectException("A serialised record is no row");
            }
            return new RecordData(values.store(), 0);
        }
    }

    /** Type only: values may be secret. */
    @Override
    public final String toString() {
        return "record " + type();
    }
}
