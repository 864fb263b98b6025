package dev.fairlead.benchmarks.tunnel.soak;

import dev.fairlead.benchmarks.tunnel.line.Bench;
import dev.fairlead.benchmarks.tunnel.load.Phase;
import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.ProcFs;
import dev.fairlead.benchmarks.tunnel.report.Table;
import dev.fairlead.benchmarks.tunnel.subject.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Every kind of work at once for a long time, and the memory of both ends meanwhile. */
public final class Soak {
    private static final double MEGABYTE = 1e6;
    private static final double PERCENT = 100;
    private static final double TOLERATED = 0.03;
    private static final int PARTS = 20;

    private final Bench bench;
    private final Path java;
    private final Consumer<String> progress;

    /**
     * @param java home of the Java on which both ends run
     * @param progress hears of each sample
     */
    public Soak(Bench bench, Path java, Consumer<String> progress) {
        this.bench = bench;
        this.java = java;
        this.progress = progress;
    }

    /**
     * Works, and takes twenty samples.
     *
     * @return the samples and the verdict as Markdown
     */
    public String run(Running subject, Duration length) throws IOException {
        double part = length.toMillis() / (double) TimeUnit.SECONDS.toMillis(1) / PARTS;
        Phase everything =
                Phase.of(0, part).requests(64).downloads(4).uploads(4).openings(4);
        List<Sample> samples = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < PARTS; i++) {
            Bench.Outcome outcome = bench.run(subject, everything);
            Sample sample = sample(subject, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin), outcome);
            samples.add(sample);
            progress.accept("soak: " + String.join(", ", cells(sample)));
        }
        return report(samples);
    }

    private Sample sample(Running subject, long second, Bench.Outcome outcome) throws IOException {
        List<Long> pids =
                subject.processes().stream().flatMap(ChildProcess::pids).toList();
        double live = LiveObjects.of(java, pids);
        return new Sample(second, ProcFs.residentBytes(subject.processes()), live, outcome.requests());
    }

    private static String report(List<Sample> samples) {
        Table table = new Table(List.of("second", "resident MB, both ends", "live objects MB", "requests/s"));
        samples.forEach(sample -> table.row(cells(sample)));
        return table + "\n" + verdict("resident memory", Growth.of(samples, Sample::resident))
                + verdict("live objects", Growth.of(samples, Sample::live));
    }

    private static List<String> cells(Sample sample) {
        return List.of(
                Long.toString(sample.second()),
                number(sample.resident() / MEGABYTE),
                number(sample.live() / MEGABYTE),
                String.format(Locale.ROOT, "%,.0f", sample.requests()));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,.1f", value);
    }

    private static String verdict(String what, double growth) {
        if (Double.isNaN(growth)) {
            return what + ": not measured\n";
        }
        return String.format(
                Locale.ROOT,
                "%s, last third beside the one before: %+.1f %%, at most %.0f %%: %s%n",
                what,
                growth * PERCENT,
                TOLERATED * PERCENT,
                growth <= TOLERATED ? "reached" : "**missed**");
    }
}
