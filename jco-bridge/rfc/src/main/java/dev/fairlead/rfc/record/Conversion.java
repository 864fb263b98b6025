package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.metadata.FieldDescription;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The getters and setters of one type. This one refuses all, and serves the types that have no value in Java: references
 * and boxes. Subtypes override what their column of the table in the RFC specification, B.4, marks. A setter that refuses
 * leaves the value as it was.
 */
class Conversion {

    /** The value as codecs take it from the objects of a row; never null. Numbers have none. */
    Object raw(RowStore store, int place, FieldDescription field) {
        throw unsupported(field);
    }

    Object value(RowStore store, int place, FieldDescription field) {
        return raw(store, place, field);
    }

    String text(RowStore store, int place, FieldDescription field) {
        throw Failures.unreadable(field, "text");
    }

    char character(RowStore store, int place, FieldDescription field) {
        throw Failures.unreadable(field, "a character");
    }

    char[] characters(RowStore store, int place, FieldDescription field) {
        throw Failures.unreadable(field, "characters");
    }

    String characterStream(RowStore store, int place, FieldDescription field) {
        throw Failures.unreadable(field, "a stream of characters");
    }

    /** A whole number that fits into {@code bytes} bytes. */
    long whole(RowStore store, int place, FieldDescription field, int bytes) {
        throw Failures.unreadable(field, "a whole number of fixed size");
    }

    BigInteger bigInteger(RowStore store, int place, FieldDescription field) {
        throw Failures.unreadable(field, "a whole number");
    }

    double binary(RowStore store, int place, FieldDescription field) {
        throw Failures.unreadable(field, "a binary floating point number");
    }

    BigDecimal decimal(RowStore store, int place, FieldDescription field) {
        throw Failures.unreadable(field, "a decimal number");
    }

    Optional<LocalDate> date(RowStore store, int place, FieldDescription field) {
        throw Failures.unreadable(field, "a date");
    }

    LocalTime time(RowStore store, int place, FieldDescription field) {
        throw Failures.unreadable(field, "a time");
    }

    byte[] bytes(RowStore store, int place, FieldDescription field) {
        throw Failures.unreadable(field, "bytes");
    }

    RecordData structure(RowStore store, int place, FieldDescription field) {
        throw Failures.unreadable(field, "a structure");
    }

    TableData table(RowStore store, int place, FieldDescription field) {
        throw Failures.unreadable(field, "a table");
    }

    void set(RowStore store, int place, FieldDescription field, Object value) {
        throw unsupported(field);
    }

    void setWhole(RowStore store, int place, FieldDescription field, long value) {
        set(store, place, field, value);
    }

    void setBinary(RowStore store, int place, FieldDescription field, double value) {
        set(store, place, field, value);
    }

    private static RuntimeException unsupported(FieldDescription field) {
        return Failures.of(
                RfcErrorGroup.NOT_SUPPORTED, field.toString(), "fields of this type have no value outside the system");
    }
}
