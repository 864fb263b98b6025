package dev.fairlead.benchmarks.tunnel.line;

import static dev.fairlead.benchmarks.tunnel.report.Quantity.ABSORBED;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.BYTES_LEFT;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.FOREIGN;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.GROWTH;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.GROWTH_STREAM;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.KILOBYTES_STREAM;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.REQUESTS_LEFT;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.RESIDENT;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.RESIDENT_AGENT;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.STREAMS;

import dev.fairlead.benchmarks.tunnel.load.Phase;
import dev.fairlead.benchmarks.tunnel.process.ProcFs;
import dev.fairlead.benchmarks.tunnel.report.Quantity;
import dev.fairlead.benchmarks.tunnel.report.Target;
import dev.fairlead.benchmarks.tunnel.subject.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What memory subjects take, each in processes that were just started. */
public final class MemoryLines {
    private static final double MEGABYTE = 1e6;
    private static final double KILOBYTE = 1e3;
    private static final double PERCENT = 100;
    private static final int IDLE_STREAMS = 9_000;
    /** Milliseconds of each second of a phase after which it is looked at. */
    private static final double LATE = 700;

    private static final Duration SETTLE = Duration.ofSeconds(2);

    /** More than any window, and little enough to be gone at once. */
    private static final long STALLED_BYTES = 1L << 30;

    /** All of them, in the order of the table. */
    public List<Line> all() {
        return List.of(start(), idle(), stalled(1), stalled(16));
    }

    private static Line start() {
        return Line.of(
                Line.Place.FRESH,
                Who.DIALS_OUT,
                "start",
                "memory of an end that has just connected and done nothing yet",
                List.of(RESIDENT, RESIDENT_AGENT),
                List.of(Target.figure(RESIDENT_AGENT, 80)),
                (bench, subject) -> {
                    Pause.of(SETTLE);
                    int last = subject.processes().size() - 1;
                    return Map.of(
                            RESIDENT, resident(subject) / MEGABYTE,
                            RESIDENT_AGENT,
                                    ProcFs.residentBytes(subject.processes().subList(last, last + 1)) / MEGABYTE);
                });
    }

    private static Line idle() {
        return Line.of(
                Line.Place.FRESH,
                Who.MULTIPLEXING_OR_REFERENCE,
                "idle",
                "%,d streams, each used once and then idle; memory of both ends".formatted(IDLE_STREAMS),
                List.of(STREAMS, KILOBYTES_STREAM, RESIDENT),
                List.of(
                        Target.figure(STREAMS, IDLE_STREAMS),
                        Target.figure(KILOBYTES_STREAM, 4),
                        Target.figure(RESIDENT, 220)),
                MemoryLines::measureIdle);
    }

    private static Map<Quantity, Double> measureIdle(Bench bench, Running subject) throws IOException {
        // with openings, so that code for them does not count as memory of streams
        bench.run(subject, Phase.of(0, SETTLE.toSeconds()).requests(16).openings(4));
        long before = resident(subject);
        try {
            bench.hold(subject, IDLE_STREAMS);
            Pause.of(SETTLE);
            long after = resident(subject);
            return Map.of(
                    STREAMS, (double) bench.alive(),
                    KILOBYTES_STREAM, (after - before) / KILOBYTE / IDLE_STREAMS,
                    RESIDENT, after / MEGABYTE);
        } finally {
            bench.release();
        }
    }

    private static Line stalled(int streams) {
        return Line.of(
                Line.Place.FRESH,
                Who.DIALS_OUT,
                "stalled-" + streams,
                "clients of " + streams + (streams > 1 ? " downloads" : " download")
                        + " that stop to read, beside 16 connections with small requests and one bulk stream",
                List.of(GROWTH, GROWTH_STREAM, ABSORBED, REQUESTS_LEFT, BYTES_LEFT),
                List.of(
                        Target.figure(GROWTH_STREAM, 8),
                        Target.figure(GROWTH, 64),
                        Target.figure(REQUESTS_LEFT, 95),
                        Target.figure(BYTES_LEFT, 95)),
                (bench, subject) -> measureStalled(bench, subject, streams));
    }

    private static Map<Quantity, Double> measureStalled(Bench bench, Running subject, int streams) throws IOException {
        Phase others = bench.phase().requests(16).downloads(1);
        // twice: a process that was just started grows with its first work
        bench.run(subject, others);
        Bench.Outcome alone = bench.run(subject, others);
        long before = resident(subject);
        long absorbed = bench.stalledBytes();
        long[] after = new long[1];
        Bench.Outcome beside = bench.run(subject, others.stalled(streams).piece(STALLED_BYTES), () -> {
            Pause.of(Duration.ofMillis((long) (others.seconds() * LATE)));
            after[0] = resident(subject);
        });
        double growth = Math.max(0, after[0] - before) / MEGABYTE;
        return Map.of(
                GROWTH,
                growth,
                GROWTH_STREAM,
                growth / streams,
                ABSORBED,
                (bench.stalledBytes() - absorbed) / MEGABYTE,
                REQUESTS_LEFT,
                percent(beside.requests(), alone.requests()),
                BYTES_LEFT,
                percent(beside.bytes() / beside.seconds(), alone.bytes() / alone.seconds()),
                FOREIGN,
                Math.max(alone.foreign(), beside.foreign()));
    }

    private static double percent(double part, double whole) {
        return whole > 0 ? part / whole * PERCENT : Double.NaN;
    }

    private static long resident(Running subject) throws IOException {
        return ProcFs.residentBytes(subject.processes());
    }
}
