package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.RecordType;

/** What goes wrong with values. Messages tell fields, types and sizes, never a value: it may be a password. */
final class Failures {

    private Failures() {}

    static RfcException of(RfcErrorGroup group, String place, String found) {
        return RfcException.of(RfcFailure.of(group, "", place, found));
    }

    static RfcException conversion(FieldDescription field, String found) {
        return of(RfcErrorGroup.CONVERSION, field.toString().strip(), found);
    }

    static RfcException unreadable(FieldDescription field, String wanted) {
        return conversion(field, "cannot be read as " + wanted);
    }

    static RfcException unsettable(FieldDescription field, Object value) {
        return conversion(field, "does not take a " + value.getClass().getSimpleName());
    }

    static RfcException unknownField(RecordType type, String name) {
        return of(RfcErrorGroup.FIELD_NOT_FOUND, type.name(), "has no '" + name + "'");
    }
}
