package dev.fairlead.benchmarks.tunnel;

import dev.fairlead.benchmarks.tunnel.line.Bench;
import dev.fairlead.benchmarks.tunnel.line.FailedPhase;
import dev.fairlead.benchmarks.tunnel.line.Line;
import dev.fairlead.benchmarks.tunnel.load.Phase;
import dev.fairlead.benchmarks.tunnel.report.Quantity;
import dev.fairlead.benchmarks.tunnel.report.Results;
import dev.fairlead.benchmarks.tunnel.subject.Running;
import dev.fairlead.benchmarks.tunnel.subject.Site;
import dev.fairlead.benchmarks.tunnel.subject.Subject;
import dev.fairlead.benchmarks.tunnel.subject.Trait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures subjects that stand side by side and stay warm: they are started once, and every round takes each line with
 * each subject, so that whatever changes on the machine changes for all.
 */
final class LoopbackStage {
    private final Bench bench;
    private final Effort effort;
    private final Progress progress;
    private final Results results;

    LoopbackStage(Bench bench, Effort effort, Progress progress, Results results) {
        this.bench = bench;
        this.effort = effort;
        this.progress = progress;
        this.results = results;
    }

    void run(List<Line> lines, List<Subject> subjects, Site site) throws IOException {
        List<Running> running = new ArrayList<>(start(subjects, site));
        for (int round = 1; round <= effort.rounds(); round++) {
            for (Line line : lines) {
                for (Running subject : running) {
                    measure(round, line, subject);
                }
            }
            // nobody always comes behind the same other one
            Collections.rotate(running, 1);
        }
    }

    private List<Running> start(List<Subject> subjects, Site site) throws IOException {
        List<Running> running = new ArrayList<>();
        for (Subject subject : subjects) {
            if (subject.missing().isPresent()) {
                progress.say(
                        subject.name() + " is skipped: " + subject.missing().get());
            } else {
                Running started = subject.start(site);
                Readiness.await(started);
                warmUp(started);
                running.add(started);
                progress.say(subject.name() + " runs");
            }
        }
        return running;
    }

    private void warmUp(Running subject) throws IOException {
        double part = subject.subject().is(Trait.JAVA) ? effort.first() / 4 : effort.seconds() / 4;
        bench.run(subject, Phase.of(0, part).requests(64));
        bench.run(subject, Phase.of(0, part).downloads(4));
        bench.run(subject, Phase.of(0, part).uploads(4));
        bench.run(subject, Phase.of(0, part).openings(4));
    }

    private void measure(int round, Line line, Running subject) throws IOException {
        String what =
                "round " + round + ", " + line.id() + ", " + subject.subject().name() + ": ";
        try {
            Map<Quantity, Double> figures = line.measure().measure(bench, subject);
            results.add(line.id(), subject.subject().name(), figures);
            progress.say(what
                    + line.heading().quantities().stream()
                            .map(quantity -> quantity.write(figures.get(quantity)) + " " + quantity.title())
                            .collect(Collectors.joining(", ")));
        } catch (FailedPhase e) {
            progress.say(what + "failed: " + e.getMessage());
        }
    }
}
