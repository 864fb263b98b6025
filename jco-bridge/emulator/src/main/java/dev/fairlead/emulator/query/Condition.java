package dev.fairlead.emulator.query;

import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.RecordData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Reads conditions (RFC specification, E.8):
 *
 * <pre>
 * condition  = both { OR both }
 * both       = negated { AND negated }
 * negated    = { NOT } ( "(" condition ")" | comparison )
 * comparison = column ( operator literal | LIKE literal | BETWEEN literal AND literal
 *                     | IN "(" literal { "," literal } ")" | IS NULL )
 * operator   = "=" EQ "&lt;&gt;" NE "&lt;" LT "&lt;=" LE "&gt;" GT "&gt;=" GE
 * literal    = "'" { any character, ' doubled } "'"
 * </pre>
 *
 * <p>Words, operators and parentheses stand between blanks; only those of a list may touch their neighbours. Case does not
 * matter outside of literals.
 */
public final class Condition {
    private static final int DEEPEST = 50;

    private final Scanner scanner;
    private final RecordType columns;
    private int depth;

    private Condition(String text, RecordType columns) {
        this.scanner = new Scanner(text);
        this.columns = columns;
    }

    /**
     * Reads a condition on rows of this type; no condition at all holds for every row.
     *
     * @throws ConditionException with the place where it is none
     */
    public static Predicate<RecordData> parse(String text, RecordType columns) throws ConditionException {
        if (text.isBlank()) {
            return row -> true;
        }
        Condition condition = new Condition(text, columns);
        Predicate<RecordData> all = condition.either();
        condition.scanner.expectEnd();
        return all;
    }

    private Predicate<RecordData> either() throws ConditionException {
        Predicate<RecordData> result = both();
        while (scanner.skip("OR")) {
            result = result.or(both());
        }
        return result;
    }

    private Predicate<RecordData> both() throws ConditionException {
        Predicate<RecordData> result = negated();
        while (scanner.skip("AND")) {
            result = result.and(negated());
        }
        return result;
    }

    private Predicate<RecordData> negated() throws ConditionException {
        boolean negative = false;
        while (scanner.skip("NOT")) {
            negative = !negative;
        }
        Predicate<RecordData> result = scanner.skip("(") ? inParentheses() : comparison();
        return negative ? result.negate() : result;
    }

    private Predicate<RecordData> inParentheses() throws ConditionException {
        if (++depth > DEEPEST) {
            throw scanner.failure("more than " + DEEPEST + " parentheses within each other");
        }
        Predicate<RecordData> result = either();
        if (!scanner.skip(")")) {
            throw scanner.failure("')' expected");
        }
        depth--;
        return result;
    }

    private Predicate<RecordData> comparison() throws ConditionException {
        Column column = column();
        int place = scanner.position();
        String operator = scanner.word().toUpperCase(Locale.ROOT);
        return switch (operator) {
            case "=", "EQ" -> compared(column, sign -> sign == 0);
            case "<>", "NE" -> compared(column, sign -> sign != 0);
            case "<", "LT" -> compared(column, sign -> sign < 0);
            case "<=", "LE" -> compared(column, sign -> sign <= 0);
            case ">", "GT" -> compared(column, sign -> sign > 0);
            case ">=", "GE" -> compared(column, sign -> sign >= 0);
            case "LIKE" -> like(column);
            case "BETWEEN" -> between(column);
            case "IN" -> in(column);
            case "IS" -> isNull();
            default -> throw new ConditionException(place, "'" + operator + "' is no operator");
        };
    }

    private Column column() throws ConditionException {
        int place = scanner.position();
        String name = scanner.word();
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new ConditionException(place, "'" + name + "' is no column of " + columns.name());
        }
        return new Column(index, columns.field(index));
    }

    private Column.Value literal(Column column) throws ConditionException {
        int place = scanner.position();
        return column.value(scanner.literal(), place);
    }

    private Predicate<RecordData> compared(Column column, IntPredicate wanted) throws ConditionException {
        Column.Value value = literal(column);
        return row -> wanted.test(column.compare(row, value));
    }

    private Predicate<RecordData> like(Column column) throws ConditionException {
        String pattern = scanner.literal();
        return row -> Like.matches(column.text(row), pattern);
    }

    private Predicate<RecordData> between(Column column) throws ConditionException {
        Column.Value low = literal(column);
        if (!scanner.skip("AND")) {
            throw scanner.failure("AND expected");
        }
        Column.Value high = literal(column);
        return row -> column.compare(row, low) >= 0 && column.compare(row, high) <= 0;
    }

    private Predicate<RecordData> in(Column column) throws ConditionException {
        int place = scanner.position();
        List<Column.Value> values = new ArrayList<>();
        for (String literal : scanner.list()) {
            values.add(column.value(literal, place));
        }
        return row -> values.stream().anyMatch(value -> column.compare(row, value) == 0);
    }

    /** No column of the emulator's tables is ever null. */
    private Predicate<RecordData> isNull() throws ConditionException {
        if (!scanner.skip("NULL")) {
            throw scanner.failure("NULL expected");
        }
        return row -> false;
    }
}
