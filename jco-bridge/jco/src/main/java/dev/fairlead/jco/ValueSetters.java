package dev.fairlead.jco;

import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.RecordData;
import java.math.BigDecimal;

/** Sets the record that it stands on. Numbers go their own ways, which make no objects of them. */
abstract class ValueSetters extends ValueGetters {
    private static final long serialVersionUID = 1L;

    ValueSetters(RecordType type) {
        super(type);
    }

    @FunctionalInterface
    private interface Setter<T> {
        void set(RecordData data, int index, T value);
    }

    private <T> void write(int index, T value, Setter<T> setter) {
        RecordData data = data();
        try {
            setter.set(data, index, value);
        } catch (RfcException e) {
            throw Errors.unchecked(e);
        }
    }

    private void writeWhole(int index, long value) {
        write(index, value, (data, field, number) -> data.set(field, number.longValue()));
    }

    @Override
    public final void setValue(int index, String value) {
        setValue(index, (Object) value);
    }

    @Override
    public final void setValue(int index, char value) {
        setValue(index, (Object) value);
    }

    @Override
    public final void setValue(int index, char[] value) {
        setValue(index, (Object) value);
    }

    @Override
    public final void setValue(int index, short value) {
        writeWhole(index, value);
    }

    @Override
    public final void setValue(int index, int value) {
        writeWhole(index, value);
    }

    @Override
    public final void setValue(int index, long value) {
        writeWhole(index, value);
    }

    @Override
    public final void setValue(int index, float value) {
        write(index, value, (data, field, number) -> data.set(field, number.floatValue()));
    }

    @Override
    public final void setValue(int index, double value) {
        write(index, value, (data, field, number) -> data.set(field, number.doubleValue()));
    }

    @Override
    public final void setValue(int index, byte value) {
        writeWhole(index, value);
    }

    @Override
    public final void setValue(int index, byte[] value) {
        setValue(index, (Object) value);
    }

    @Override
    public final void setValue(int index, BigDecimal value) {
        setValue(index, (Object) value);
    }

    @Override
    public final void setValue(int index, JCoStructure value) {
        setValue(index, (Object) value);
    }

    @Override
    public final void setValue(int index, JCoTable value) {
        setValue(index, (Object) value);
    }

    @Override
    public final void setValue(int index, Object value) {
        write(index, InnerViews.dataOf(value), RecordData::set);
    }

    @Override
    public final void setValue(int index, char[] value, int offset, int length) {
        setValue(index, new String(value, offset, length));
    }
}
