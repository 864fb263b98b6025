package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcRecord;
import java.util.Optional;

/** A value that is empty where the field is initial. */
record OptionalValue(JavaValue inner) implements JavaValue {

    @Override
    public Object read(RfcRecord record, int index) {
        return record.isInitial(index) ? Optional.empty() : Optional.ofNullable(inner.read(record, index));
    }

    @Override
    public void write(RfcRecord record, int index, Object value) {
        Optional<?> optional = (Optional<?>) value;
        if (optional.isPresent()) {
            inner.write(record, index, optional.get());
        } else {
            record.set(index, "");
        }
    }
}
