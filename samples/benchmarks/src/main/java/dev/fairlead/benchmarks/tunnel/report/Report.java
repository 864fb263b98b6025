package dev.fairlead.benchmarks.tunnel.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The results of a run as Markdown: first what was to be reached, then a table for each line. */
public final class Report {
    /** Above this many processors of other work, a figure gets a tilde. */
    private static final double DISTURBED = 0.15;

    private final Results results;
    private final List<Heading> lines;
    private final List<String> candidates;

    /**
     * A line of the battery.
     *
     * @param id under which its values stand in the results
     * @param title what was done
     * @param quantities its columns
     * @param targets what was to be reached
     */
    public record Heading(String id, String title, List<Quantity> quantities, List<Target> targets) {}

    /**
     * @param lines in their order; those without results are left out
     * @param candidates the subjects for which the targets hold
     */
    public Report(Results results, List<Heading> lines, List<String> candidates) {
        this.results = results;
        this.lines = List.copyOf(lines);
        this.candidates = List.copyOf(candidates);
    }

    /** The whole text. */
    public String write() {
        StringBuilder text = new StringBuilder();
        text.append(targets());
        for (Heading line : measured()) {
            text.append('\n').append("**").append(line.id()).append("**: ").append(line.title());
            text.append("\n\n").append(table(line));
        }
        return text.toString();
    }

    private List<Heading> measured() {
        return lines.stream()
                .filter(line -> !results.subjects(line.id()).isEmpty())
                .toList();
    }

    private String targets() {
        Table table = new Table(Stream.concat(Stream.of("Line", "To reach"), candidates.stream())
                .toList());
        for (Heading line : measured()) {
            for (Target target : line.targets()) {
                List<String> cells = new ArrayList<>(List.of(line.id(), target.text()));
                for (String candidate : candidates) {
                    cells.add(
                            target.judge().judge(results, line.id(), candidate).toString());
                }
                table.row(cells);
            }
        }
        return table.toString();
    }

    private Table table(Heading line) {
        Table table = new Table(
                Stream.concat(Stream.of(""), line.quantities().stream().map(Quantity::title))
                        .toList());
        for (String subject : results.subjects(line.id())) {
            table.row(Stream.concat(
                            Stream.of(subject),
                            line.quantities().stream().map(quantity -> cell(line.id(), subject, quantity)))
                    .toList());
        }
        return table;
    }

    private String cell(String line, String subject, Quantity quantity) {
        boolean disturbed = results.median(line, subject, Quantity.FOREIGN).orElse(0) > DISTURBED;
        String value = quantity.write(results.median(line, subject, quantity).orElse(Double.NaN));
        return disturbed ? value + "~" : value;
    }
}
