package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcRecord;

/** One parameter of a module that is served, as a Java value. */
record ServedParameter(Role role, JavaValue value) {

    Object read(RfcFunction function) {
        RfcRecord record = role.values(function);
        return value.read(record, record.indexOf(role.parameter()));
    }

    /** Null leaves the parameter as it is. */
    void write(RfcFunction function, Object written) {
        if (written != null) {
            RfcRecord record = role.values(function);
            value.write(record, record.indexOf(role.parameter()), written);
        }
    }
}
