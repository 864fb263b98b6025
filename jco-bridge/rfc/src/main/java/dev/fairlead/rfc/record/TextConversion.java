package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** What texts of both kinds have in common: they are read as anything that they spell. */
abstract class TextConversion extends NumberConversion {

    @Override
    Object raw(RowStore store, int place, FieldDescription field) {
        Object text = store.object(place);
        return text == null ? "" : text;
    }

    final String stored(RowStore store, int place) {
        Object text = store.object(place);
        return text == null ? "" : (String) text;
    }

    @Override
    String text(RowStore store, int place, FieldDescription field) {
        return stored(store, place);
    }

    @Override
    char character(RowStore store, int place, FieldDescription field) {
        String text = stored(store, place);
        if (text.length() > 1) {
            throw Failures.conversion(field, "has " + text.length() + " characters, not one");
        }
        return text.isEmpty() ? ' ' : text.charAt(0);
    }

    @Override
    String characterStream(RowStore store, int place, FieldDescription field) {
        return stored(store, place);
    }

    @Override
    long whole(RowStore store, int place, FieldDescription field, int bytes) {
        return Decimals.whole(field, decimal(store, place, field), bytes);
    }

    @Override
    BigDecimal decimal(RowStore store, int place, FieldDescription field) {
        return Decimals.parse(field, stored(store, place));
    }

    @Override
    Optional<LocalDate> date(RowStore store, int place, FieldDescription field) {
        return Dates.date(field, Dates.parse(field, stored(store, place)));
    }

    @Override
    LocalTime time(RowStore store, int place, FieldDescription field) {
        return Times.time(field, Times.parse(field, stored(store, place)));
    }

    @Override
    byte[] bytes(RowStore store, int place, FieldDescription field) {
        return Texts.bytes(field, stored(store, place));
    }
}
