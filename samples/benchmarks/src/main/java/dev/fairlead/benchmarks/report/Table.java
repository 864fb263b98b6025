package dev.fairlead.benchmarks.report;

import dev.fairlead.benchmarks.client.Contestant;
import dev.fairlead.benchmarks.measure.FirstCalls;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Measurements as Markdown; in brackets how many times as much as by hand. */
public final class Table {
    private static final Map<Contestant, String> COLUMNS = columns();

    private final StringBuilder text = new StringBuilder();

    /** What was measured, and where. */
    public static String of(Collection<Measurement> measurements, List<FirstCalls> firstCalls) {
        Table table = new Table();
        table.machine();
        Map<String, Map<Contestant, Measurement>> rows = new LinkedHashMap<>();
        for (Measurement one : measurements) {
            rows.computeIfAbsent(one.scenario(), any -> new EnumMap<>(Contestant.class))
                    .put(one.contestant(), one);
        }
        table.quantity("Time, ns/op", rows, Measurement::time, "%,.0f", Goal.NONE);
        table.quantity("Processor time, ns/op", rows, Measurement::cpu, "%,.0f", Goal.PROCESSOR_TIME);
        table.quantity("Allocated, B/op", rows, Measurement::bytes, "%,.0f", Goal.ALLOCATED);
        table.quantity("Exceptions/op", rows, Measurement::exceptions, "%.3f", Goal.EXCEPTIONS);
        table.firstCalls(firstCalls);
        return table.text.toString();
    }

    private static Map<Contestant, String> columns() {
        Map<Contestant, String> columns = new EnumMap<>(Contestant.class);
        columns.put(Contestant.FAIRLEAD, "Fairlead");
        columns.put(Contestant.FAIRLEAD_RA, "Fairlead, connection factory");
        columns.put(Contestant.PLAIN, "plain HttpClient 5");
        columns.put(Contestant.SAP, "SAP Cloud SDK");
        return columns;
    }

    private void machine() {
        line("%s %s, %s, %d processors, heap up to %d MiB"
                .formatted(
                        System.getProperty("java.vm.name"),
                        Runtime.version(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() >> 20));
    }

    private void quantity(
            String name,
            Map<String, Map<Contestant, Measurement>> rows,
            ToDoubleFunction<Measurement> quantity,
            String format,
            Goal goal) {
        if (rows.isEmpty()) {
            return;
        }
        line("");
        line("| " + name + " | " + String.join(" | ", COLUMNS.values()) + " | goal |");
        line("|---" + "|---:".repeat(COLUMNS.size()) + "|---|");
        rows.forEach((scenario, row) -> {
            StringBuilder cells = new StringBuilder();
            for (Contestant contestant : COLUMNS.keySet()) {
                cells.append(" | ").append(cell(row, contestant, quantity, format));
            }
            line("| " + scenario + cells + " | "
                    + goal.judge(scenario, row, quantity).orElse("") + " |");
        });
    }

    private static String cell(
            Map<Contestant, Measurement> row,
            Contestant contestant,
            ToDoubleFunction<Measurement> quantity,
            String format) {
        if (!row.containsKey(contestant)) {
            return "–";
        }
        double value = quantity.applyAsDouble(row.get(contestant));
        if (Double.isNaN(value)) {
            return "–";
        }
        String number = String.format(Locale.ROOT, format, value);
        if (contestant == Contestant.PLAIN || !row.containsKey(Contestant.PLAIN)) {
            return number;
        }
        double plain = quantity.applyAsDouble(row.get(Contestant.PLAIN));
        return plain < 1 ? number : number + String.format(Locale.ROOT, " (%.2f)", value / plain);
    }

    private void firstCalls(List<FirstCalls> all) {
        if (all.isEmpty()) {
            return;
        }
        line("");
        line("| First calls at the same time | calls | token requests | Destination service requests |");
        line("|---|---:|---:|---:|");
        for (FirstCalls one : all) {
            line("| %s | %d | %d | %d |"
                    .formatted(
                            COLUMNS.get(one.contestant()),
                            one.calls(),
                            one.tokenRequests(),
                            one.destinationRequests()));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
