package dev.fairlead.benchmarks.tunnel;

import dev.fairlead.benchmarks.tunnel.line.Bench;
import dev.fairlead.benchmarks.tunnel.line.Line;
import dev.fairlead.benchmarks.tunnel.load.Phase;
import dev.fairlead.benchmarks.tunnel.pki.Authority;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import dev.fairlead.benchmarks.tunnel.soak.Soak;
import dev.fairlead.benchmarks.tunnel.subject.Fairlead;
import dev.fairlead.benchmarks.tunnel.subject.Running;
import dev.fairlead.benchmarks.tunnel.subject.Subject;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The soak: two tunnels of Fairlead at once, each with clients and a back end of its own, one for raw streams and one
 * for requests of users.
 */
final class LongRun {
    /** More than any window, so that whoever stops to read is a burden. */
    private static final long PIECE = 64L << 20;

    private static final double WARM_UP_SECONDS = 5;
    private static final int WARM_UP_CONNECTIONS = 8;

    private final Workshop workshop;
    private final Authority authority;
    private final Progress progress;

    LongRun(Workshop workshop, Progress progress) throws GeneralSecurityException {
        this.workshop = workshop;
        this.authority = new Authority();
        this.progress = progress;
    }

    Soak.Outcome run(Duration length) throws Exception {
        Path java = Path.of(System.getProperty("java.home"));
        return new Soak(
                        List.of(
                                strand(
                                        Fairlead.raw(Subjects.FAIRLEAD, java, "auto")
                                                .watched(),
                                        LongRun::streams),
                                strand(
                                        Fairlead.http(Subjects.FAIRLEAD, java, "auto")
                                                .watched(),
                                        LongRun::requestsOfUsers)),
                        java,
                        progress::say)
                .run(length);
    }

    private static Phase streams(Phase empty) {
        return empty.requests(32).downloads(4).uploads(4).openings(4).stalled(8).piece(PIECE);
    }

    private static Phase requestsOfUsers(Phase empty) {
        return empty.requests(32).openings(4);
    }

    private Soak.Strand strand(Subject subject, UnaryOperator<Phase> work) throws Exception {
        Bench bench = Battery.bench(workshop, authority, Effort.FULL);
        Running running = new Stand(workshop, authority, bench, Line.Place.LOOPBACK).start(subject);
        Readiness.await(running);
        bench.run(running, Phase.of(0, WARM_UP_SECONDS).requests(WARM_UP_CONNECTIONS));
        return new Soak.Strand(bench, running, work);
    }
}
