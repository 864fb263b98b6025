package dev.fairlead.benchmarks.tunnel.line;

import static dev.fairlead.benchmarks.tunnel.report.Quantity.FAILED;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.SECONDS;

import dev.fairlead.benchmarks.tunnel.load.ProbeAnswer;
import dev.fairlead.benchmarks.tunnel.process.Words;
import dev.fairlead.benchmarks.tunnel.report.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How soon requests are answered again when the link between the two ends has broken. */
public final class RecoveryLines {
    private static final double NANOS = 1e9;
    private static final Duration BEFORE = Duration.ofMillis(300);

    /** All of them, in the order of the table. */
    public List<Line> all() {
        return List.of(
                broken(
                        "reset",
                        "the link is reset under both ends",
                        3,
                        0.005,
                        List.of(Target.figure(SECONDS, 0.1), Target.figure(FAILED, 0))),
                broken(
                        "swallow",
                        "the link loses everything and tells nobody",
                        15,
                        0.05,
                        List.of(Target.figure(SECONDS, 3.5))));
    }

    private static Line broken(String how, String what, double seconds, double interval, List<Target> targets) {
        return Line.of(
                Line.Place.BREAKABLE,
                Who.FAIRLEAD,
                how.equals("reset") ? "reset" : "dead",
                what + ": small requests on new connections, every %.0f ms".formatted(interval * 1_000),
                List.of(SECONDS, FAILED),
                targets,
                (bench, subject) -> {
                    long[] moment = new long[1];
                    List<ProbeAnswer> answers =
                            bench.probe(subject, seconds, interval, (int) (2 * seconds * 1_000), () -> {
                                Pause.of(BEFORE);
                                moment[0] = subject.links()
                                        .get(0)
                                        .ask(Words.of(how))
                                        .number("at");
                            });
                    return Map.of(
                            SECONDS,
                            ProbeAnswer.firstAfter(moment[0], answers).stream()
                                    .mapToDouble(nanos -> nanos / NANOS)
                                    .findFirst()
                                    .orElse(Double.POSITIVE_INFINITY),
                            FAILED,
                            (double) ProbeAnswer.failedAfter(moment[0], answers));
                });
    }
}
