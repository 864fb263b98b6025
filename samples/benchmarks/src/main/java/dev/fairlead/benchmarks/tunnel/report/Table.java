package dev.fairlead.benchmarks.tunnel.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table as Markdown. Numbers stand right, the first column left. */
public final class Table {
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param head the columns' titles */
    public Table(List<String> head) {
        this.head = List.copyOf(head);
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has another number of cells than the head
     */
    public void row(List<String> cells) {
        if (cells.size() != head.size()) {
            throw new IllegalArgumentException("expected " + head.size() + " cells, found " + cells);
        }
        rows.add(List.copyOf(cells));
    }

    /** Ends with a line end. */
    @Override
    public String toString() {
        String rule = "|---" + "|---:".repeat(head.size() - 1) + "|";
        return Stream.concat(Stream.of(line(head), rule), rows.stream().map(Table::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
