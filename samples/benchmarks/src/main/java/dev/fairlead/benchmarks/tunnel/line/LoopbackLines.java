package dev.fairlead.benchmarks.tunnel.line;

import static dev.fairlead.benchmarks.tunnel.report.Quantity.CPU_100K;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.CPU_GIGABYTE;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.CPU_OPENING;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.FOREIGN;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.MEGABYTES;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.OPENINGS;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.P50_MICROS;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.P99_MICROS;
import static dev.fairlead.benchmarks.tunnel.report.Quantity.REQUESTS;

import dev.fairlead.benchmarks.tunnel.load.Phase;
import dev.fairlead.benchmarks.tunnel.report.Quantity;
import dev.fairlead.benchmarks.tunnel.report.Target;
import dev.fairlead.benchmarks.tunnel.subject.CopyPair;
import dev.fairlead.benchmarks.tunnel.subject.Fairlead;
import dev.fairlead.benchmarks.tunnel.subject.Haproxy;
import dev.fairlead.benchmarks.tunnel.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What is measured with nothing between the two ends. */
public final class LoopbackLines {
    /** chisel opened 3,766 streams a second where two copies opened 10,003: research/tunnel.md, section 2. */
    private static final double CHISEL_OF_COPIES = 3_766.0 / 10_003;

    private static final double GIGABYTE = 1e9;
    private static final double MEGABYTE = 1e6;
    private static final double MICROSECOND = 1e-6;
    private static final double HUNDRED_THOUSAND = 100_000;
    private static final double CPU_LIMIT = 1.7;

    private final Predicate<String> peers;
    private final Predicate<String> multiplexing;
    private final Predicate<String> portable;
    private final String natives;

    /**
     * @param peers names of others' tunnels and proxies
     * @param multiplexing those of them that put many streams on few connections
     * @param portable names of ours without native code
     * @param natives the name of ours with it
     */
    public LoopbackLines(
            Predicate<String> peers, Predicate<String> multiplexing, Predicate<String> portable, String natives) {
        this.peers = peers;
        this.multiplexing = multiplexing;
        this.portable = portable;
        this.natives = natives;
    }

    /** All of them, in the order of the table. */
    public List<Line> all() {
        List<Line> lines = new ArrayList<>();
        lines.add(requests(
                1,
                Target.timesBest(P50_MICROS, 1, "peer", peers),
                Target.times(P50_MICROS, 1.15, CopyPair.nameHere())));
        lines.add(requests(16, Target.timesBest(REQUESTS, 1.5, "peer", peers)));
        lines.add(requests(
                64, Target.timesBest(REQUESTS, 1.5, "peer", peers), Target.timesBest(CPU_100K, 0.65, "peer", peers)));
        lines.add(requests(256, Target.timesBest(REQUESTS, 1.4, "peer", peers)));
        lines.add(bulk("down-1", "one stream, downwards", phase -> phase.downloads(1)));
        lines.add(bulk("down-16", "16 streams, downwards", phase -> phase.downloads(16)));
        lines.add(bulk("up-1", "one stream, upwards", phase -> phase.uploads(1)));
        lines.add(bulk("up-16", "16 streams, upwards", phase -> phase.uploads(16)));
        lines.add(carriers("websocket-down", "downwards", phase -> phase.downloads(1)));
        lines.add(carriers("websocket-up", "upwards", phase -> phase.uploads(1)));
        lines.add(openings(1, Target.figure(P50_MICROS, 250)));
        lines.add(openings(
                16,
                new Target(
                        "openings/s ≥ 1.6 × chisel's part of " + CopyPair.nameHere(),
                        Target.times(OPENINGS, 1.6 * CHISEL_OF_COPIES, CopyPair.nameHere())
                                .judge())));
        lines.add(beside());
        lines.add(requests(
                Who.HTTP,
                "http-64",
                "the same on 64 connections, with access control and on behalf of a user, beside raw streams and proxies",
                64,
                List.of(ofUsers(Target.times(REQUESTS, 1, Haproxy.HTTP2_NAME)), ofUsersAndRaw(0.6))));
        return lines;
    }

    /** A target of the subject's HTTP kind. */
    private static Target ofUsers(Target target) {
        return new Target(
                target.text(),
                (results, line, subject) -> target.judge().judge(results, line, subject + Fairlead.HTTP));
    }

    private static Target ofUsersAndRaw(double part) {
        return new Target(
                REQUESTS.title() + " ≥ " + part + " × our raw ones",
                (results, line, subject) ->
                        ofUsers(Target.times(REQUESTS, part, subject)).judge().judge(results, line, subject));
    }

    private static Line requests(int connections, Target... targets) {
        return requests(
                Who.STREAMS,
                "requests-" + connections,
                "small request and answer on " + connections + " kept-alive connection" + (connections > 1 ? "s" : ""),
                connections,
                List.of(targets));
    }

    private static Line requests(
            Predicate<Subject> takes, String id, String title, int connections, List<Target> targets) {
        return Line.of(
                Line.Place.LOOPBACK,
                takes,
                id,
                title,
                List.of(REQUESTS, P50_MICROS, P99_MICROS, CPU_100K),
                targets,
                (bench, subject) -> {
                    Bench.Outcome outcome = bench.run(subject, bench.phase().requests(connections));
                    return Map.of(
                            REQUESTS, outcome.requests(),
                            P50_MICROS, outcome.micros("requestsP50"),
                            P99_MICROS, outcome.micros("requestsP99"),
                            CPU_100K, outcome.cpuSeconds() / outcome.seconds() / outcome.requests() * HUNDRED_THOUSAND,
                            FOREIGN, outcome.foreign());
                });
    }

    private Line bulk(String id, String what, UnaryOperator<Phase> connections) {
        return bulk(
                Who.STREAMS,
                id,
                "bulk, " + what,
                List.of(
                        Target.timesBest(MEGABYTES, 1.3, "multiplexing peer", multiplexing),
                        Target.figure(CPU_GIGABYTE, CPU_LIMIT),
                        Target.times(MEGABYTES, 0.6, natives).onlyFor(portable)),
                connections);
    }

    private static Line carriers(String id, String direction, UnaryOperator<Phase> connections) {
        return bulk(
                Who.CARRIERS,
                id,
                "bulk, one stream, " + direction + ", in a WebSocket and without one",
                List.of(),
                connections);
    }

    private static Line bulk(
            Predicate<Subject> takes, String id, String title, List<Target> targets, UnaryOperator<Phase> connections) {
        return Line.of(
                Line.Place.LOOPBACK, takes, id, title, List.of(MEGABYTES, CPU_GIGABYTE), targets, (bench, subject) -> {
                    Bench.Outcome outcome = bench.run(subject, connections.apply(bench.phase()));
                    return Map.of(
                            MEGABYTES,
                            outcome.bytes() / outcome.seconds() / MEGABYTE,
                            CPU_GIGABYTE,
                            outcome.cpuSeconds() / outcome.bytes() * GIGABYTE,
                            FOREIGN,
                            outcome.foreign());
                });
    }

    private static Line openings(int together, Target target) {
        return Line.of(
                Line.Place.LOOPBACK,
                Who.STREAMS,
                "open-" + together,
                "a new connection for each small request, " + together + " at a time",
                List.of(OPENINGS, P50_MICROS, P99_MICROS, CPU_OPENING),
                List.of(target),
                (bench, subject) -> {
                    Bench.Outcome outcome = bench.run(subject, bench.phase().openings(together));
                    return Map.of(
                            OPENINGS, outcome.openings(),
                            P50_MICROS, outcome.micros("openingsP50"),
                            P99_MICROS, outcome.micros("openingsP99"),
                            CPU_OPENING, outcome.cpuSeconds() / outcome.seconds() / outcome.openings() / MICROSECOND,
                            FOREIGN, outcome.foreign());
                });
    }

    private static Line beside() {
        List<Quantity> quantities = List.of(P50_MICROS, P99_MICROS, MEGABYTES);
        return Line.of(
                Line.Place.LOOPBACK,
                Who.STREAMS,
                "beside",
                "small requests on one connection beside 4 bulk streams downwards",
                quantities,
                List.of(
                        Target.figure(P50_MICROS, 600),
                        Target.figure(P99_MICROS, 4_000),
                        Target.figure(MEGABYTES, 800)),
                (bench, subject) -> {
                    Bench.Outcome outcome =
                            bench.run(subject, bench.phase().requests(1).downloads(4));
                    return Map.of(
                            P50_MICROS, outcome.micros("requestsP50"),
                            P99_MICROS, outcome.micros("requestsP99"),
                            MEGABYTES, outcome.bytes() / outcome.seconds() / MEGABYTE,
                            FOREIGN, outcome.foreign());
                });
    }
}
