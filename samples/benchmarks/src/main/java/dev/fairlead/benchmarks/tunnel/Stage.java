package dev.fairlead.benchmarks.tunnel;

import dev.fairlead.benchmarks.tunnel.line.Bench;
import dev.fairlead.benchmarks.tunnel.line.FailedPhase;
import dev.fairlead.benchmarks.tunnel.line.Line;
import dev.fairlead.benchmarks.tunnel.load.Phase;
import dev.fairlead.benchmarks.tunnel.report.Quantity;
import dev.fairlead.benchmarks.tunnel.report.Results;
import dev.fairlead.benchmarks.tunnel.subject.Running;
import dev.fairlead.benchmarks.tunnel.subject.Subject;
import dev.fairlead.benchmarks.tunnel.subject.Trait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Measures lines of one place. */
final class Stage {
    private final Bench bench;
    private final Effort effort;
    private final Progress progress;
    private final Results results;
    private final Stand stand;

    /** @param stand where subjects are started */
    Stage(Bench bench, Effort effort, Progress progress, Results results, Stand stand) {
        this.bench = bench;
        this.effort = effort;
        this.progress = progress;
        this.results = results;
        this.stand = stand;
    }

    /**
     * Starts each subject once and keeps it, so that it stays warm; every round takes each line with each subject in
     * turn, so that whatever changes on the machine changes for all.
     */
    void sideBySide(List<Line> lines, List<Subject> subjects) throws IOException {
        List<Running> running = new ArrayList<>();
        for (Subject subject : subjects) {
            if (lines.stream().anyMatch(line -> line.takes().test(subject))) {
                start(subject).ifPresent(running::add);
            }
        }
        for (Running subject : running) {
            warmUp(subject);
            progress.say(subject.name() + " is warm");
        }
        for (int round = 1; round <= effort.rounds(); round++) {
            for (Line line : lines) {
                for (Running subject : running) {
                    if (line.takes().test(subject.subject())) {
                        measure(round, line, subject);
                    }
                }
            }
            // nobody always comes behind the same other one
            Collections.rotate(running, 1);
        }
        running.forEach(stand::stop);
    }

    /** Starts a subject anew for each figure. */
    void oneByOne(List<Line> lines, List<Subject> subjects) throws IOException {
        for (int round = 1; round <= effort.freshRounds(); round++) {
            for (Line line : lines) {
                for (Subject subject : subjects) {
                    Optional<Running> running = line.takes().test(subject) ? start(subject) : Optional.empty();
                    if (running.isPresent()) {
                        measure(round, line, running.get());
                        stand.stop(running.get());
                    }
                }
            }
        }
    }

    private Optional<Running> start(Subject subject) throws IOException {
        if (subject.missing().isPresent()) {
            progress.say(subject.name() + " is skipped: " + subject.missing().get());
            return Optional.empty();
        }
        Running running = stand.start(subject);
        Readiness.await(running);
        return Optional.of(running);
    }

    private void warmUp(Running subject) throws IOException {
        boolean slow = subject.subject().is(Trait.JAVA);
        double whole = slow ? effort.first() : effort.seconds();
        double part = whole / 4;
        if (subject.subject().is(Trait.USERS)) {
            bench.run(subject, Phase.of(0, whole).requests(64));
        } else {
            bench.run(subject, Phase.of(0, part).requests(64));
            bench.run(subject, Phase.of(0, part).downloads(4));
            bench.run(subject, Phase.of(0, part).uploads(4));
            bench.run(subject, Phase.of(0, part).openings(4));
        }
    }

    private void measure(int round, Line line, Running subject) throws IOException {
        String what = "round " + round + ", " + line.id() + ", " + subject.name() + ": ";
        try {
            Map<Quantity, Double> figures = line.measure().measure(bench, subject);
            results.add(line.id(), subject.name(), figures);
            progress.say(what
                    + line.heading().quantities().stream()
                            .map(quantity -> quantity.title() + " " + quantity.write(figures.get(quantity)))
                            .collect(Collectors.joining(", ")));
        } catch (FailedPhase e) {
            progress.say(what + "failed: " + e.getMessage());
        }
    }
}
