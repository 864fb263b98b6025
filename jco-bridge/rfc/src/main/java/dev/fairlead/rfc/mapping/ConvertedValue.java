package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcConverter;
import dev.fairlead.rfc.RfcRecord;
import java.lang.reflect.Constructor;

/** A value that a converter of the application reads and writes. */
record ConvertedValue(RfcConverter<Object> converter) implements JavaValue {

    /** One instance of the converter, for all calls. */
    @SuppressWarnings("unchecked")
    static ConvertedValue of(Class<? extends RfcConverter<?>> type, String place) {
        try {
            Constructor<? extends RfcConverter<?>> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return new ConvertedValue((RfcConverter<Object>) constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(place + ": " + type.getName() + " cannot be made", e);
        }
    }

    @Override
    public Object read(RfcRecord record, int index) {
        return converter.read(record.get(index));
    }

    @Override
    public void write(RfcRecord record, int index, Object value) {
        record.set(index, converter.write(value));
    }
}
