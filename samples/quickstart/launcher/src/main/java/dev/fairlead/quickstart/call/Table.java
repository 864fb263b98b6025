package dev.fairlead.quickstart.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows as text, for a terminal: columns as wide as their widest cell, and beneath them what was not as expected. */
public final class Table {
    private static final String GAP = "  ";
    private static final List<Column> COLUMNS = List.of(
            new Column("call", row -> row.call().attempt(), false),
            new Column("signed in", Row::signedInAs, false),
            new Column("destination", row -> row.call().destination(), false),
            new Column("injected as", row -> row.call().injection().label(), false),
            new Column("route", row -> row.call().route().label(), false),
            new Column("authentication", row -> row.call().authentication(), false),
            new Column("user seen", Row::userSeen, false),
            new Column("certificate seen", Row::certificateSeen, false),
            new Column("status", Row::status, false),
            new Column("ms", row -> Long.toString(row.outcome().millis()), true),
            new Column("as expected", row -> row.asExpected() ? "yes" : "NO", false));

    private final List<Row> rows;

    public Table(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** Whether there are rows, and all of them are as expected. */
    public boolean asExpected() {
        return !rows.isEmpty() && rows.stream().allMatch(Row::asExpected);
    }

    /** The table and its verdict, in lines that end with a line feed. */
    public String print() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(COLUMNS.stream().map(Column::title).toList());
        rows.forEach(row -> lines.add(
                COLUMNS.stream().map(column -> column.cell().apply(row)).toList()));
        List<Integer> widths = widths(lines);
        lines.add(1, widths.stream().map("-"::repeat).toList());

        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(format(line, widths)).append('\n'));
        text.append('\n').append(verdict()).append('\n');
        return text.toString();
    }

    private String verdict() {
        List<String> wrong = rows.stream()
                .filter(row -> !row.asExpected())
                .map(row -> "  " + row.call().attempt() + " (" + row.signedInAs() + "): "
                        + String.join("; ", row.differences()))
                .toList();
        if (asExpected()) {
            return rows.size() + " calls, all as expected.";
        }
        return rows.size() + " calls, " + wrong.size() + " not as expected:\n" + String.join("\n", wrong);
    }

    private static List<Integer> widths(List<List<String>> lines) {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(COLUMNS.size(), 0));
        for (List<String> line : lines) {
            for (int column = 0; column < line.size(); column++) {
                widths.set(column, Math.max(widths.get(column), line.get(column).length()));
            }
        }
        return widths;
    }

    private static String format(List<String> cells, List<Integer> widths) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            String blank = " ".repeat(widths.get(column) - cells.get(column).length());
            padded.add(COLUMNS.get(column).right() ? blank + cells.get(column) : cells.get(column) + blank);
        }
        return padded.stream().collect(Collectors.joining(GAP)).stripTrailing();
    }

    private record Column(String title, Function<Row, String> cell, boolean right) {}
}
