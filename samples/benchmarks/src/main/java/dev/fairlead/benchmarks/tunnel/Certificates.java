package dev.fairlead.benchmarks.tunnel;

import dev.fairlead.benchmarks.tunnel.fairlead.IssueMain;
import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.Words;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import dev.fairlead.benchmarks.tunnel.report.Quantity;
import dev.fairlead.benchmarks.tunnel.report.Report;
import dev.fairlead.benchmarks.tunnel.report.Results;
import dev.fairlead.benchmarks.tunnel.report.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The line about certificates of users: what issuing them costs beyond the signature that each needs. */
final class Certificates {
    private static final String BARE = "bare ECDSA P-256 signature";
    private static final List<String> MEMORY = List.of("-Xmx64m", "-XX:+UseSerialGC");
    private static final double PART_OF_SIGNING = 0.8;

    static final Report.Heading HEADING = new Report.Heading(
            "certificates",
            "certificates of users, on all processors, each for another user",
            List.of(Quantity.SIGNATURES),
            List.of(Target.times(Quantity.SIGNATURES, PART_OF_SIGNING, BARE).onlyFor(Subjects.FAIRLEAD::equals)));

    private final Workshop workshop;
    private final Effort effort;
    private final Progress progress;

    Certificates(Workshop workshop, Effort effort, Progress progress) {
        this.workshop = workshop;
        this.effort = effort;
        this.progress = progress;
    }

    void measure(Results results) throws IOException {
        ChildProcess process = workshop.helper("issue", MEMORY, IssueMain.class, workshop.directory("certificates"));
        process.expect("ready");
        rate(process, "sign", effort.first() / 4);
        rate(process, "issue", effort.first() / 4);
        for (int round = 1; round <= effort.rounds(); round++) {
            results.add(HEADING.id(), BARE, Map.of(Quantity.SIGNATURES, rate(process, "sign", effort.seconds())));
            results.add(
                    HEADING.id(),
                    Subjects.FAIRLEAD,
                    Map.of(Quantity.SIGNATURES, rate(process, "issue", effort.seconds())));
            progress.say("round " + round + ", certificates");
        }
        workshop.stop(process);
    }

    private static double rate(ChildProcess process, String what, double seconds) throws IOException {
        return process.ask(Words.of(what).with("seconds", seconds)).real("rate");
    }
}
