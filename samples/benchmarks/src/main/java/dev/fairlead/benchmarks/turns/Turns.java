package dev.fairlead.benchmarks.turns;

import dev.fairlead.benchmarks.client.Contestant;
import dev.fairlead.benchmarks.client.Scenario;
import dev.fairlead.benchmarks.report.Measurement;
import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.Words;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import dev.fairlead.benchmarks.tunnel.report.Results;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Lets contestants do the same in turns, and takes medians.
 *
 * @param warmUps turns of each that do not count
 * @param rounds in which each has one turn
 * @param seconds of a turn
 */
public record Turns(int warmUps, int rounds, double seconds) {
    private static final List<String> MEMORY = List.of("-Xmx1g");

    /** What is done. */
    public enum Operation {
        /** A destination is found and ready to be called. */
        LOOKUP,
        /** A whole call. */
        GET
    }

    /**
     * What each needs for an operation of a scenario; exceptions are not counted.
     *
     * @param threads how many threads work together, for a row each
     * @throws IOException if one of them fails, with the end of its log
     */
    public List<Measurement> measure(
            Operation operation, Collection<Contestant> contestants, Scenario scenario, List<Integer> threads)
            throws IOException {
        try (Workshop workshop = new Workshop()) {
            List<Entrant> entrants = new ArrayList<>();
            for (Contestant contestant : contestants) {
                ChildProcess process = start(workshop, operation, contestant, scenario);
                threads.forEach(count -> entrants.add(new Entrant(contestant, process, count, new ArrayList<>())));
            }
            List<Entrant> order = new ArrayList<>(entrants);
            for (int round = -warmUps; round < rounds; round++) {
                for (Entrant entrant : order) {
                    entrant.takeTurn(seconds, round >= 0);
                }
                // nobody always comes behind the same other one
                Collections.rotate(order, 1);
            }
            return entrants.stream()
                    .map(entrant -> entrant.measurement(operation, scenario))
                    .toList();
        }
    }

    private static ChildProcess start(Workshop workshop, Operation operation, Contestant contestant, Scenario scenario)
            throws IOException {
        ChildProcess process = workshop.helper(
                contestant.name(),
                MEMORY,
                TurnProcess.class,
                operation,
                contestant,
                scenario.server(),
                scenario.destinations(),
                scenario.route(),
                scenario.user());
        process.expect("ready");
        return process;
    }

    /** A contestant with a number of threads, and the turns that count. */
    private record Entrant(Contestant contestant, ChildProcess process, int threads, List<Words> turns) {

        void takeTurn(double seconds, boolean counts) throws IOException {
            Words turn = process.ask(Words.of("turn").with("seconds", seconds).with("threads", threads));
            if (counts) {
                turns.add(turn);
            }
        }

        Measurement measurement(Operation operation, Scenario scenario) {
            return new Measurement(
                    contestant,
                    Measurement.scenario(
                                    operation.name().toLowerCase(Locale.ROOT),
                                    scenario.route(),
                                    scenario.user(),
                                    scenario.destinations(),
                                    threads)
                            + ", in turns",
                    median("time"),
                    median("processor"),
                    median("bytes"),
                    Double.NaN);
        }

        private double median(String quantity) {
            return Results.medianOf(
                    turns.stream().map(turn -> turn.real(quantity)).toList());
        }
    }
}
