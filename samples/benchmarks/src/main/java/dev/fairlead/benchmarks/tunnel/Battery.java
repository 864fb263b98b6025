package dev.fairlead.benchmarks.tunnel;

import dev.fairlead.benchmarks.tunnel.line.Bench;
import dev.fairlead.benchmarks.tunnel.line.Line;
import dev.fairlead.benchmarks.tunnel.line.LongLinkLines;
import dev.fairlead.benchmarks.tunnel.line.LoopbackLines;
import dev.fairlead.benchmarks.tunnel.line.MemoryLines;
import dev.fairlead.benchmarks.tunnel.line.RecoveryLines;
import dev.fairlead.benchmarks.tunnel.pki.Authority;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import dev.fairlead.benchmarks.tunnel.report.Report;
import dev.fairlead.benchmarks.tunnel.report.Results;
import dev.fairlead.benchmarks.tunnel.soak.Soak;
import dev.fairlead.benchmarks.tunnel.subject.Trait;
import dev.fairlead.tunnel.keys.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
            description =
                    "Lines to measure, by name or by its first part: requests, requests-64, down, up, websocket, open,"
                            + " beside, http, link, start, idle, stalled, reset, dead, certificates.")
    private List<String> only = List.of();

    @Option(
            names = "--subjects",
            split = ",",
            paramLabel = "NAME",
            description = "Subjects to measure, by a part of their name: direct, copies, fairlead, haproxy, openssh.")
    private List<String> subjects = List.of();

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "How long a subject on Java works before the first round, in place of the usual time:"
                    + " a server has run for days.")
    private Optional<Double> warmUp = Optional.empty();

    @Option(
            names = "--other-java",
            paramLabel = "HOME",
            description = "Home of another Java, on which Fairlead runs, too.")
    private Optional<Path> otherJava = Optional.empty();

    @Option(
            names = "--agent",
            paramLabel = "HOME",
            description =
                    "Home of the agent's unpacked portable archive, which Fairlead then uses with its start script."
                            + " Without it the agent runs from this jar, whose size alone costs it some megabytes.")
    private Optional<Path> agent = Optional.empty();

    @Option(
            names = "--soak",
            paramLabel = "TIME",
            description =
                    "Instead of the lines: every kind of work at once for that long, for example 10m, and what both"
                            + " ends of Fairlead hold meanwhile. Ends with status 1 if something failed or memory grew.")
    private Optional<String> soak = Optional.empty();

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
        if (soak.isPresent()) {
            Soak.Outcome outcome = soak(Duration.parse("PT" + soak.get()));
            print(outcome.report());
            return outcome.steady() ? 0 : 1;
        }
        print(measure());
        return 0;
    }

    private void print(String report) throws IOException {
        System.out.println(report);
        if (out.isPresent()) {
            Files.writeString(out.get(), report);
        }
    }

    private static Soak.Outcome soak(Duration length) throws Exception {
        try (Workshop workshop = new Workshop()) {
            return new LongRun(workshop, new Progress(System.err)).run(length);
        }
    }

    static Bench bench(Workshop workshop, Authority authority, Effort effort) throws Exception {
        Path server =
                Workshop.write(workshop.directory("backend").resolve("server.pem"), Pem.encode(authority.server()));
        return new Bench(workshop, server, effort.warmUp(), effort.seconds());
    }

    private String measure() throws Exception {
        Effort usual = smoke ? Effort.SMOKE : quick ? Effort.SHORT : Effort.FULL;
        Effort effort = warmUp.map(usual::warmedUpFor).orElse(usual);
        Subjects all = Subjects.of(otherJava, agent);
        Subjects chosen = all.named(subjects.isEmpty() && quick ? Subjects.FEW : subjects);
        List<Line> lines =
                lines(all, effort).stream().filter(line -> isWanted(line.id())).toList();
        Progress progress = new Progress(System.err);
        Results results = new Results();
        try (Workshop workshop = new Workshop()) {
            Authority authority = new Authority();
            Bench bench = bench(workshop, authority, effort);
            for (Line.Place place : Line.Place.values()) {
                List<Line> here =
                        lines.stream().filter(line -> line.place() == place).toList();
                Stand stand = new Stand(workshop, authority, bench, place);
                Stage stage = new Stage(bench, effort, progress, results, stand);
                if (here.isEmpty()) {
                    continue;
                }
                if (place.stays()) {
                    stage.sideBySide(here, chosen.all());
                } else {
                    stage.oneByOne(here, chosen.all());
                }
            }
            if (isWanted(Certificates.HEADING.id())) {
                new Certificates(workshop, effort, progress).measure(results);
            }
        }
        List<Report.Heading> headings =
                new ArrayList<>(lines.stream().map(Line::heading).toList());
        headings.add(Certificates.HEADING);
        return new Report(results, headings, chosen.names(Trait.FAIRLEAD)).write();
    }

    private boolean isWanted(String line) {
        return only.isEmpty() || only.stream().anyMatch(word -> line.equals(word) || line.startsWith(word + "-"));
    }

    private static List<Line> lines(Subjects all, Effort effort) {
        List<Line> lines = new ArrayList<>();
        lines.addAll(new LoopbackLines(
                        all.with(Trait.PEER),
                        all.with(Trait.PEER, Trait.MULTIPLEXING),
                        name -> name.startsWith(Subjects.FAIRLEAD_JDK),
                        Subjects.FAIRLEAD)
                .all());
        lines.addAll(new LongLinkLines(effort.linkSeconds()).all());
        lines.addAll(new MemoryLines().all());
        lines.addAll(new RecoveryLines().all());
        return lines;
    }
}
