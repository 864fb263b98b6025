package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** DATE: digits. A call may fill in what no calendar has; then there is a text, but no date. */
final class DateConversion extends Conversion {

    @Override
    Object value(RowStore store, int place, FieldDescription field) {
        long number = store.number(place);
        if (number == 0) {
            return "";
        }
        return Dates.isDate(number) ? Dates.date(field, number).orElseThrow() : Dates.text(number);
    }

    @Override
    String text(RowStore store, int place, FieldDescription field) {
        return Dates.text(store.number(place));
    }

    @Override
    char[] characters(RowStore store, int place, FieldDescription field) {
        return Dates.digits(store.number(place)).toCharArray();
    }

    @Override
    Optional<LocalDate> date(RowStore store, int place, FieldDescription field) {
        return Dates.date(field, store.number(place));
    }

    /** A date begins at midnight. */
    @Override
    LocalTime time(RowStore store, int place, FieldDescription field) {
        return LocalTime.MIDNIGHT;
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        store.number(place, Dates.of(field, value));
    }
}
