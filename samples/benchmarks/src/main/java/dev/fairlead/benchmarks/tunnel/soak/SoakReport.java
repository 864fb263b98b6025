package dev.fairlead.benchmarks.tunnel.soak;

import dev.fairlead.benchmarks.tunnel.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The samples of a soak as a table, and what is said about them. */
final class SoakReport {
    private static final double MEGABYTE = 1e6;
    private static final double PERCENT = 100;
    private static final double TOLERATED_SHARE = 0.05;
    private static final double TOLERATED_BYTES = 4e6;
    private static final List<String> WORK =
            List.of("second", "requests/s", "requests/s of users", "openings/s", "bulk MB/s", "errors");
    private static final List<String> VITALS =
            List.of("heap MB after a collection", "direct MB", "resident MB", "threads", "open files");

    private final List<Sample> samples;

    SoakReport(List<Sample> samples) {
        this.samples = List.copyOf(samples);
    }

    /** One sample in a line. */
    static String line(Sample sample) {
        List<String> heads = heads();
        List<String> cells = cells(sample);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            words.add(heads.get(i) + " " + cells.get(i));
        }
        return "soak: " + String.join(", ", words);
    }

    /** Everything as Markdown. */
    String write() {
        Table table = new Table(heads());
        samples.forEach(sample -> table.row(cells(sample)));
        StringBuilder text = new StringBuilder(table.toString()).append('\n');
        kinds().forEach(kind -> text.append(kind.verdict(samples)));
        return text.append("errors: ").append(errors()).append('\n').toString();
    }

    /** Whether nothing failed and no kind of memory grew. */
    boolean isSteady() {
        return errors() == 0
                && kinds().map(kind -> Growth.of(samples, kind.bytes))
                        .allMatch(growth -> !growth.isMeasured() || growth.isWithin(TOLERATED_SHARE, TOLERATED_BYTES));
    }

    private long errors() {
        return samples.stream().mapToLong(sample -> sample.work().errors()).sum();
    }

    private static List<String> heads() {
        List<String> heads = new ArrayList<>(WORK);
        VITALS.forEach(head -> heads.add("gateway " + head));
        VITALS.forEach(head -> heads.add("agent " + head));
        return heads;
    }

    private static List<String> cells(Sample sample) {
        Work work = sample.work();
        List<String> cells = new ArrayList<>(List.of(
                Long.toString(sample.second()),
                whole(work.requests()),
                whole(work.ofUsers()),
                whole(work.openings()),
                whole(work.bytes() / MEGABYTE),
                Long.toString(work.errors())));
        for (Vitals end : List.of(sample.gateway(), sample.agent())) {
            cells.addAll(List.of(
                    megabytes(end.live()),
                    megabytes(end.direct()),
                    megabytes(end.resident()),
                    Long.toString(end.threads()),
                    Long.toString(end.files())));
        }
        return cells;
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String megabytes(double bytes) {
        return Double.isNaN(bytes) ? "–" : String.format(Locale.ROOT, "%,.1f", bytes / MEGABYTE);
    }

    private static Stream<Kind> kinds() {
        return Stream.of(new End("gateway", Sample::gateway), new End("agent", Sample::agent))
                .flatMap(end -> Stream.of(
                        end.kind("heap after a collection", Vitals::live),
                        end.kind("direct memory", Vitals::direct),
                        end.kind("resident memory", Vitals::resident)));
    }

    private record End(String name, Function<Sample, Vitals> vitals) {
        Kind kind(String what, ToDoubleFunction<Vitals> bytes) {
            return new Kind(name + ", " + what, sample -> bytes.applyAsDouble(vitals.apply(sample)));
        }
    }

    /** One kind of memory of one end. */
    private record Kind(String name, ToDoubleFunction<Sample> bytes) {
        String verdict(List<Sample> samples) {
            Growth growth = Growth.of(samples, bytes);
            if (!growth.isMeasured()) {
                return name + ": not measured\n";
            }
            return String.format(
                    Locale.ROOT,
                    "%s, last third beside the one before: %+.1f MB, %+.1f %%; at most %.0f MB or %.0f %%: %s%n",
                    name,
                    (growth.after() - growth.before()) / MEGABYTE,
                    growth.share() * PERCENT,
                    TOLERATED_BYTES / MEGABYTE,
                    TOLERATED_SHARE * PERCENT,
                    growth.isWithin(TOLERATED_SHARE, TOLERATED_BYTES) ? "reached" : "**missed**");
        }
    }
}
