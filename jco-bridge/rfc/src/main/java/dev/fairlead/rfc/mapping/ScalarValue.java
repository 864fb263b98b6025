package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcRecord;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Java's own types, each with the getter that gives it. */
enum ScalarValue implements JavaValue {
    TEXT(RfcRecord::getString, String.class),
    CHARACTER(RfcRecord::getChar, char.class, Character.class),
    BYTE(RfcRecord::getByte, byte.class, Byte.class),
    SHORT(RfcRecord::getShort, short.class, Short.class),
    INT(RfcRecord::getInt, int.class, Integer.class),
    LONG(RfcRecord::getLong, long.class, Long.class),
    FLOAT(RfcRecord::getFloat, float.class, Float.class),
    DOUBLE(RfcRecord::getDouble, double.class, Double.class),
    BIG_INTEGER(RfcRecord::getBigInteger, BigInteger.class),
    BIG_DECIMAL(RfcRecord::getBigDecimal, BigDecimal.class),
    FLAG((record, index) -> record.getString(index).equals("X"), boolean.class, Boolean.class) {
        @Override
        public void write(RfcRecord record, int index, Object value) {
            record.set(index, value.equals(true) ? "X" : "");
        }
    },
    DATE((record, index) -> record.getDate(index).orElse(null), LocalDate.class),
    TIME(RfcRecord::getTime, LocalTime.class),
    BYTES(RfcRecord::getByteArray, byte[].class);

    private interface Getter {
        Object get(RfcRecord record, int index);
    }

    private final Getter getter;
    private final List<Class<?>> types;

    ScalarValue(Getter getter, Class<?>... types) {
        this.getter = getter;
        this.types = List.of(types);
    }

    /** The one that gives a type; empty if none does. */
    static Optional<JavaValue> of(Class<?> type) {
        return Arrays.stream(values())
                .filter(value -> value.types.contains(type))
                .<JavaValue>map(value -> value)
                .findFirst();
    }

    @Override
    public Object read(RfcRecord record, int index) {
        return getter.get(record, index);
    }

    @Override
    public void write(RfcRecord record, int index, Object value) {
        record.set(index, value);
    }
}
