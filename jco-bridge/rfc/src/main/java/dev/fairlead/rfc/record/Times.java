package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;

/** Times of day as numbers of the form HHmmss; 240000, the end of the day, is one of them. */
final class Times {
    private static final int HOUR = 10_000;
    private static final int MINUTE = 100;
    private static final int SIXTY = 60;
    private static final int END_OF_DAY = 240_000;

    private Times() {}

    /** The number of what an application sets; refuses what is no time of a day. */
    static long of(FieldDescription field, Object value) {
        if (value instanceof LocalTime time) {
            return of(time);
        }
        if (value instanceof Date date) {
            return of(LocalTime.ofInstant(date.toInstant(), ZoneId.systemDefault()));
        }
        String text = Texts.of(value);
        if (text == null) {
            throw Failures.unsettable(field, value);
        }
        long number = parse(field, text);
        if (number != END_OF_DAY) {
            time(field, number);
        }
        return number;
    }

    private static long of(LocalTime time) {
        return (long) time.getHour() * HOUR + time.getMinute() * MINUTE + time.getSecond();
    }

    /** The number of {@code HHmmss} or {@code HH:mm:ss}, whether or not a day has it; 0 for blanks. */
    static long parse(FieldDescription field, String text) {
        return Digits.parse(field, text, 6, ':', 2, 4, "time");
    }

    /** The time of day; the end of the day is none. */
    static LocalTime time(FieldDescription field, long number) {
        if (!isTime(number)) {
            throw Failures.conversion(field, "no day has this time in Java");
        }
        return LocalTime.of((int) (number / HOUR), (int) (number / MINUTE % MINUTE), (int) (number % MINUTE));
    }

    /** Whether it is the time of a day: the end of the day is not. */
    static boolean isTime(long number) {
        return number < END_OF_DAY && number / MINUTE % MINUTE < SIXTY && number % MINUTE < SIXTY;
    }

    /** {@code HHmmss}. */
    static String digits(long number) {
        return Digits.format(number, 6);
    }

    /** {@code HH:mm:ss}. */
    static String text(long number) {
        return Digits.format(number, 6, ':', 2, 4);
    }
}
