package dev.fairlead.benchmarks.tunnel.report;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What a line wants to be reached.
 *
 * @param text in words
 * @param judge decides
 */
public record Target(String text, Judge judge) {

    /** Decides whether a subject has reached a target. */
    @FunctionalInterface
    public interface Judge {
        /** @param line on which to look */
        Verdict judge(Results results, String line, String subject);
    }

    /** A fixed figure, or a better one. */
    public static Target figure(Quantity quantity, double limit) {
        String text = quantity.title() + (quantity.moreIsBetter() ? " ≥ " : " ≤ ") + quantity.write(limit);
        return new Target(
                text,
                (results, line, subject) -> results.median(line, subject, quantity).stream()
                        .mapToObj(own -> Verdict.of(atLeastAsGood(quantity, own, limit), quantity.write(own)))
                        .findFirst()
                        .orElseGet(() -> Verdict.unknown("")));
    }

    /** So many times the figure of another subject, or a better one. */
    public static Target times(Quantity quantity, double factor, String other) {
        return new Target(
                text(quantity, factor, other),
                (results, line, subject) -> compare(
                        quantity,
                        factor,
                        results.median(line, subject, quantity),
                        results.median(line, other, quantity),
                        other));
    }

    /**
     * So many times the figure of the best of some subjects, or a better one.
     *
     * @param who those are, in words
     * @param among which of the subjects by name
     */
    public static Target timesBest(Quantity quantity, double factor, String who, Predicate<String> among) {
        return new Target(text(quantity, factor, "best " + who), (results, line, subject) -> {
            Optional<String> best = best(results, line, quantity, among);
            return best.map(other -> compare(
                            quantity,
                            factor,
                            results.median(line, subject, quantity),
                            results.median(line, other, quantity),
                            other))
                    .orElseGet(() -> Verdict.unknown("no " + who));
        });
    }

    /** The same for some subjects only; nothing is asked of the others. */
    public Target onlyFor(Predicate<String> subjects) {
        return new Target(
                text,
                (results, line, subject) ->
                        subjects.test(subject) ? judge.judge(results, line, subject) : Verdict.notAsked());
    }

    private static String text(Quantity quantity, double factor, String other) {
        return "%s %s %s × %s".formatted(quantity.title(), quantity.moreIsBetter() ? "≥" : "≤", plain(factor), other);
    }

    private static Optional<String> best(Results results, String line, Quantity quantity, Predicate<String> among) {
        Comparator<String> byFigure = Comparator.comparingDouble(
                name -> results.median(line, name, quantity).orElseThrow());
        return results.subjects(line).stream()
                .filter(among)
                .filter(name -> results.median(line, name, quantity).isPresent())
                .max(quantity.moreIsBetter() ? byFigure : byFigure.reversed());
    }

    private static Verdict compare(
            Quantity quantity, double factor, OptionalDouble own, OptionalDouble others, String other) {
        if (own.isEmpty() || others.isEmpty()) {
            return Verdict.unknown("");
        }
        double times = own.getAsDouble() / others.getAsDouble();
        return Verdict.of(
                atLeastAsGood(quantity, times, factor), String.format(Locale.ROOT, "%.2f × %s", times, other));
    }

    private static boolean atLeastAsGood(Quantity quantity, double value, double limit) {
        return quantity.moreIsBetter() ? value >= limit : value <= limit;
    }

    private static String plain(double factor) {
        return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
    }
}
