package dev.fairlead.benchmarks.tunnel.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Every value of a run, by line, subject and quantity; a value a round. */
public final class Results {
    private final Map<String, Map<String, Map<Quantity, List<Double>>>> values = new LinkedHashMap<>();

    /** Adds the values of one round; what is not a number was not measured. */
    public void add(String line, String subject, Map<Quantity, Double> measured) {
        Map<Quantity, List<Double>> row = values.computeIfAbsent(line, any -> new LinkedHashMap<>())
                .computeIfAbsent(subject, any -> new EnumMap<>(Quantity.class));
        measured.forEach((quantity, value) -> {
            if (!value.isNaN()) {
                row.computeIfAbsent(quantity, any -> new ArrayList<>()).add(value);
            }
        });
    }

    /** Subjects that have values on a line, in the order of their first. */
    public Collection<String> subjects(String line) {
        return values.getOrDefault(line, Map.of()).keySet();
    }

    /** The median over the rounds; empty if there is no value. */
    public OptionalDouble median(String line, String subject, Quantity quantity) {
        List<Double> rounds = values.getOrDefault(line, Map.of())
                .getOrDefault(subject, Map.of())
                .getOrDefault(quantity, List.of());
        return rounds.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(medianOf(rounds));
    }

    /** The middle one, or the mean of the two in the middle. */
    public static double medianOf(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
