package dev.fairlead.benchmarks.tunnel.line;

import static dev.fairlead.benchmarks.tunnel.report.Quantity.FOREIGN;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.MEGABYTES;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.OPENINGS;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.P50_MILLIS;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.P99_MILLIS;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.ROUND_TRIPS;

import dev.fairlead.benchmarks.tunnel.load.Phase;
import dev.fairlead.benchmarks.tunnel.report.Target;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What is measured with an emulated link of 40 ms and 1 Gbit/s between the two ends. */
public final class LongLinkLines {
    /** From one end to the other. */
    public static final double DELAY_MILLIS = 20;

    /** A gigabit a second. */
    public static final double BYTES_PER_SECOND = 125e6;

    /** 17 ms of the link's rate. */
    public static final long QUEUE_BYTES = 2 << 20;

    private static final double ROUND_TRIP_MILLIS = 2 * DELAY_MILLIS;
    private static final double MEGABYTE = 1e6;
    private static final double MILLISECOND_IN_MICROS = 1_000;
    private static final double PART_OF_LINK = 0.93;

    /** So large that no phase sees the end of it. */
    private static final long ENDLESS = 1L << 40;

    /** Several, so that the slowest hundredth is more than one of them. */
    private static final int SMALL = 8;

    private final double seconds;

    /** @param seconds that a phase takes; a window needs some of them to grow */
    public LongLinkLines(double seconds) {
        this.seconds = seconds;
    }

    /** All of them, in the order of the table. */
    public List<Line> all() {
        return List.of(
                bulk("link-down-1", "downwards", phase -> phase.downloads(1)),
                bulk("link-up-1", "upwards", phase -> phase.uploads(1)),
                open(),
                beside());
    }

    /** The counting begins with the connection: a window that grows slowly counts. */
    private Line bulk(String id, String direction, UnaryOperator<Phase> connections) {
        return Line.of(
                Line.Place.LONG_LINK,
                Who.MULTIPLEXING_OR_REFERENCE,
                id,
                "link of 40 ms and 125 MB/s: one bulk stream " + direction + ", from its first moment on",
                List.of(MEGABYTES),
                List.of(Target.figure(MEGABYTES, PART_OF_LINK * BYTES_PER_SECOND / MEGABYTE)),
                (bench, subject) -> {
                    Bench.Outcome outcome = bench.run(
                            subject, connections.apply(Phase.of(0, seconds).piece(ENDLESS)));
                    return Map.of(
                            MEGABYTES, outcome.bytes() / outcome.seconds() / MEGABYTE, FOREIGN, outcome.foreign());
                });
    }

    private Line open() {
        return Line.of(
                Line.Place.LONG_LINK,
                Who.MULTIPLEXING_OR_REFERENCE,
                "link-open",
                "the same link: a new connection for each small request",
                List.of(OPENINGS, ROUND_TRIPS),
                List.of(Target.figure(ROUND_TRIPS, 1.05)),
                (bench, subject) -> {
                    Bench.Outcome outcome =
                            bench.run(subject, Phase.of(0, seconds / 2).openings(1));
                    return Map.of(
                            OPENINGS,
                            outcome.openings(),
                            ROUND_TRIPS,
                            outcome.micros("openingsP50") / MILLISECOND_IN_MICROS / ROUND_TRIP_MILLIS,
                            FOREIGN,
                            outcome.foreign());
                });
    }

    private Line beside() {
        return Line.of(
                Line.Place.LONG_LINK,
                Who.MULTIPLEXING_OR_REFERENCE,
                "link-beside",
                "the same link: small requests on " + SMALL + " connections beside 4 bulk streams downwards",
                List.of(P50_MILLIS, P99_MILLIS, MEGABYTES),
                List.of(Target.figure(P50_MILLIS, 60), Target.figure(P99_MILLIS, 72)),
                (bench, subject) -> {
                    Bench.Outcome outcome = bench.run(
                            subject,
                            Phase.of(seconds / 2, seconds)
                                    .requests(SMALL)
                                    .downloads(4)
                                    .piece(ENDLESS));
                    return Map.of(
                            P50_MILLIS, outcome.micros("requestsP50") / MILLISECOND_IN_MICROS,
                            P99_MILLIS, outcome.micros("requestsP99") / MILLISECOND_IN_MICROS,
                            MEGABYTES, outcome.bytes() / outcome.seconds() / MEGABYTE,
                            FOREIGN, outcome.foreign());
                });
    }
}
