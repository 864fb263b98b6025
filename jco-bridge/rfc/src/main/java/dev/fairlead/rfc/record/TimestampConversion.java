package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldDescription;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** UTCLONG: a text of ISO 8601 with seven digits of a second. Its dictionary relatives: the text as it came. */
final class TimestampConversion extends Conversion {
    private static final DateTimeFormatter SEVEN_DIGITS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS", Locale.ROOT);

    @Override
    Object raw(RowStore store, int place, FieldDescription field) {
        Object text = store.object(place);
        return text == null ? "" : text;
    }

    @Override
    String text(RowStore store, int place, FieldDescription field) {
        return (String) raw(store, place, field);
    }

    @Override
    void set(RowStore store, int place, FieldDescription field, Object value) {
        if (value instanceof Instant instant && field.type().abapType() == AbapType.UTCLONG) {
            store.object(place, SEVEN_DIGITS.format(instant.atOffset(ZoneOffset.UTC)));
            return;
        }
        String text = Texts.of(value);
        if (text == null) {
            throw Failures.unsettable(field, value);
        }
        store.object(place, field.type().abapType() == AbapType.UTCLONG ? seven(field, text.strip()) : text.strip());
    }

    private static String seven(FieldDescription field, String text) {
        String local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        try {
            return SEVEN_DIGITS.format(
                    LocalDateTime.parse(local.replace(' ', 'T').replace(',', '.')));
        } catch (DateTimeParseException e) {
            throw Failures.conversion(field, "a text of " + text.length() + " characters is no time stamp");
        }
    }
}
