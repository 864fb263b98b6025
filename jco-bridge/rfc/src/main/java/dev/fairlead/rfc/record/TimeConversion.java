package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** TIME: digits. The end of the day, 240000, has a text, but is no time of Java. */
final class TimeConversion extends Conversion {

    @Override
    Object value(RowStore store, int place, FieldDescription field) {
        long number = store.number(place);
        return Times.isTime(number) ? Times.time(field, number) : Times.text(number);
    }

    @Override
    String text(RowStore store, int place, FieldDescription field) {
        return Times.text(store.number(place));
    }

    @Override
    char[] characters(RowStore store, int place, FieldDescription field) {
        return Times.digits(store.number(place)).toCharArray();
    }

    /** A time of day has no date. */
    @Override
    Optional<LocalDate> date(RowStore store, int place, FieldDescription field) {
        return Optional.empty();
    }

    @Override
    LocalTime time(RowStore store, int place, FieldDescription field) {
        return Times.time(field, store.number(place));
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        store.number(place, Times.of(field, value));
    }
}
