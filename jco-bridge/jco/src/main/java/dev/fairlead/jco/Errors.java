package dev.fairlead.jco;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import java.util.function.Supplier;

/** Failures of the RFC client as those of this programming model: same group, key and message. */
final class Errors {

    private Errors() {}

    /** Of a call, or of a look-up that may call. */
    static JCoException checked(RfcException failure) {
        if (failure.group() == RfcErrorGroup.ABAP_EXCEPTION) {
            return new AbapException(failure.key(), failure.getMessage(), failure.abapMessage(), failure);
        }
        return new JCoException(
                failure.group().number(), failure.key(), failure.getMessage(), failure.abapMessage(), failure);
    }

    /** Of reading and setting. */
    static JCoRuntimeException unchecked(RfcException failure) {
        return failure.group() == RfcErrorGroup.CONVERSION
                ? new ConversionException(failure.getMessage(), failure)
                : new JCoRuntimeException(failure.group().number(), failure.key(), failure.getMessage(), failure);
    }

    /** What cannot fail in a way that callers have to expect. */
    static <T> T unchecked(Supplier<T> question) {
        try {
            return question.get();
        } catch (RfcException e) {
            throw unchecked(e);
        }
    }

    static JCoRuntimeException unknownField(String owner, String name) {
        return new JCoRuntimeException(
                JCoException.JCO_ERROR_FIELD_NOT_FOUND, "Field " + name + " is not a member of " + owner);
    }

    /** An implementation of an interface of this package that is none of this package. */
    static JCoRuntimeException foreign(String what) {
        return new JCoRuntimeException(
                JCoException.JCO_ERROR_ILLEGAL_ARGUMENT, "The " + what + " was not made by this library");
    }

    static JCoRuntimeException noRow(String table) {
        return new JCoRuntimeException(
                JCoException.JCO_ERROR_ILLEGAL_STATE, "Table " + table + " has no row to stand on");
    }
}
