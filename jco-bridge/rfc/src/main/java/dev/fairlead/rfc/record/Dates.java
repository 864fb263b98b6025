package dev.fairlead.rfc.record;

import dev.fairlead.rfc.metadata.FieldDescription;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;

/** Dates as numbers of the form yyyyMMdd; 0 is the initial date. */
final class Dates {
    private static final int YEAR = 10_000;
    private static final int MONTH = 100;
    private static final int LAST_YEAR = 9_999;

    private Dates() {}

    /** The number of what an application sets; refuses what is no date of the calendar. */
    static long of(FieldDescription field, Object value) {
        if (value instanceof LocalDate date) {
            return of(field, date);
        }
        if (value instanceof Date date) {
            return of(field, LocalDate.ofInstant(date.toInstant(), ZoneId.systemDefault()));
        }
        String text = Texts.of(value);
        if (text == null) {
            throw Failures.unsettable(field, value);
        }
        long number = parse(field, text);
        date(field, number);
        return number;
    }

    private static long of(FieldDescription field, LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw Failures.conversion(field, "the year has no four digits");
        }
        return (long) date.getYear() * YEAR + date.getMonthValue() * MONTH + date.getDayOfMonth();
    }

    /** The number of {@code yyyyMMdd} or {@code yyyy-MM-dd}, whether or not the calendar has it; 0 for blanks. */
    static long parse(FieldDescription field, String text) {
        return Digits.parse(field, text, 8, '-', 4, 6, "date");
    }

    /** The date; empty for the initial one. */
    static Optional<LocalDate> date(FieldDescription field, long number) {
        if (number == 0) {
            return Optional.empty();
        }
        if (!isDate(number)) {
            throw Failures.conversion(field, "the calendar has no such date");
        }
        return Optional.of(LocalDate.of((int) (number / YEAR), (int) (number / MONTH % MONTH), (int) (number % MONTH)));
    }

    /** Whether the calendar has it: the initial date is none. */
    static boolean isDate(long number) {
        int year = (int) (number / YEAR);
        int month = (int) (number / MONTH % MONTH);
        int day = (int) (number % MONTH);
        return year > 0
                && month > 0
                && month <= 12
                && day > 0
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /** {@code yyyyMMdd}. */
    static String digits(long number) {
        return Digits.format(number, 8);
    }

    /** {@code yyyy-MM-dd}. */
    static String text(long number) {
        return Digits.format(number, 8, '-', 4, 6);
    }
}
