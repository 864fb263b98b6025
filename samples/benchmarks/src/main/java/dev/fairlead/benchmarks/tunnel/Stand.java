package dev.fairlead.benchmarks.tunnel;

import dev.fairlead.benchmarks.tunnel.line.Bench;
import dev.fairlead.benchmarks.tunnel.line.Line;
import dev.fairlead.benchmarks.tunnel.line.LongLinkLines;
import dev.fairlead.benchmarks.tunnel.link.LinkProcess;
import dev.fairlead.benchmarks.tunnel.pki.Authority;
import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import dev.fairlead.benchmarks.tunnel.subject.Running;
import dev.fairlead.benchmarks.tunnel.subject.Site;
import dev.fairlead.benchmarks.tunnel.subject.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Where the subjects of a stage are started, with whatever lies between their ends. */
final class Stand {
    private static final List<String> MEMORY = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private final Workshop workshop;
    private final Authority authority;
    private final Bench bench;
    private final Line.Place place;

    Stand(Workshop workshop, Authority authority, Bench bench, Line.Place place) {
        this.workshop = workshop;
        this.authority = authority;
        this.bench = bench;
        this.place = place;
    }

    /** Starts a subject, and the link that the place wants. */
    Running start(Subject subject) throws IOException {
        List<ChildProcess> links = new ArrayList<>();
        Site.Wire wire = switch (place) {
            case LOOPBACK, FRESH -> Site.Wire.NONE;
            case LONG_LINK ->
                target -> link(
                        links,
                        target,
                        LongLinkLines.DELAY_MILLIS,
                        LongLinkLines.BYTES_PER_SECOND,
                        LongLinkLines.QUEUE_BYTES);
            case BREAKABLE -> target -> link(links, target, 0, 0, 0);
        };
        return subject.start(new Site(workshop, authority, bench.backend(), bench.secureBackend(), wire))
                .over(links);
    }

    private int link(List<ChildProcess> links, int target, double delay, double rate, long queue) throws IOException {
        ChildProcess link = workshop.helper("link", MEMORY, LinkProcess.class, target, delay, rate, queue);
        links.add(link);
        return link.expect("ready").integer("port");
    }

    /** Ends a subject and its links. */
    void stop(Running running) {
        running.processes().forEach(workshop::stop);
        running.links().forEach(workshop::stop);
    }
}
