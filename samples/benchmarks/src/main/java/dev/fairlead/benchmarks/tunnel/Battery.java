package dev.fairlead.benchmarks.tunnel;

import dev.fairlead.benchmarks.tunnel.line.Bench;
import dev.fairlead.benchmarks.tunnel.line.Line;
import dev.fairlead.benchmarks.tunnel.line.LoopbackLines;
import dev.fairlead.benchmarks.tunnel.pki.Authority;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import dev.fairlead.benchmarks.tunnel.report.Report;
import dev.fairlead.benchmarks.tunnel.report.Results;
import dev.fairlead.benchmarks.tunnel.subject.Site;
import dev.fairlead.benchmarks.tunnel.subject.Trait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The tunnel beside other tunnels and proxies, in one run, on this machine. */
@Command(
        name = "tunnel",
        mixinStandardHelpOptions = true,
        description = "Measures the tunnel beside other tunnels and proxies, over the loopback address of this machine."
                + " The table is printed when everything is done; progress goes to standard error.")
public final class Battery implements Callable<Integer> {
    @Option(names = "--short", description = "Takes less than four minutes, for a first impression.")
    private boolean quick;

    @Option(names = "--smoke", description = "Takes seconds, to see that everything runs; the figures mean nothing.")
    private boolean smoke;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "LINE",
            description = "Lines to measure, by name or how it begins: requests, requests-64, down, up, open, beside.")
    private List<String> only = List.of();

    @Option(
            names = "--subjects",
            split = ",",
            paramLabel = "NAME",
            description = "Subjects to measure, by a part of their name: direct, copies, fairlead, haproxy, openssh.")
    private List<String> subjects = List.of();

    @Option(
            names = "--other-java",
            paramLabel = "HOME",
            description = "Home of another Java, on which Fairlead runs, too.")
    private Optional<Path> otherJava = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Where the table is written, too.")
    private Optional<Path> out = Optional.empty();

    /** Options as {@code --help} tells. */
    public static void main(String[] arguments) {
        System.exit(command().execute(arguments));
    }

    static CommandLine command() {
        return new CommandLine(new Battery());
    }

    @Override
    public Integer call() throws Exception {
        Effort effort = smoke ? Effort.SMOKE : quick ? Effort.SHORT : Effort.FULL;
        Subjects chosen = Subjects.of(otherJava).named(subjects);
        List<Line> lines = new LoopbackLines(chosen.with(Trait.PEER), chosen.with(Trait.PEER, Trait.MULTIPLEXING))
                .all().stream().filter(this::isWanted).toList();
        Progress progress = new Progress(System.err);
        Results results = new Results();
        try (Workshop workshop = new Workshop()) {
            Bench bench = new Bench(workshop, effort.warmUp(), effort.seconds());
            Site site = new Site(workshop, new Authority(), bench.backend(), Site.Wire.NONE);
            new LoopbackStage(bench, effort, progress, results).run(lines, chosen.all(), site);
        }
        String report =
                new Report(results, lines.stream().map(Line::heading).toList(), chosen.names(Trait.FAIRLEAD)).write();
        System.out.println(report);
        if (out.isPresent()) {
            Files.writeString(out.get(), report);
        }
        return 0;
    }

    private boolean isWanted(Line line) {
        return only.isEmpty() || only.stream().anyMatch(line.id()::startsWith);
    }
}
