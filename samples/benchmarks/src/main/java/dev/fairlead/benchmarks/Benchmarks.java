package dev.fairlead.benchmarks;

import dev.fairlead.benchmarks.Selection.Subject;
import dev.fairlead.benchmarks.client.Contestant;
import dev.fairlead.benchmarks.client.Scenario;
import dev.fairlead.benchmarks.measure.Contest;
import dev.fairlead.benchmarks.measure.CpuProfiler;
import dev.fairlead.benchmarks.measure.ExceptionProfiler;
import dev.fairlead.benchmarks.measure.FirstCalls;
import dev.fairlead.benchmarks.measure.GetBenchmark;
import dev.fairlead.benchmarks.measure.LookupBenchmark;
import dev.fairlead.benchmarks.report.Measurement;
import dev.fairlead.benchmarks.report.Table;
import dev.fairlead.benchmarks.turns.Turns;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks against one server, and makes one table of them. */
final class Benchmarks {
    private static final int FEW = 10;
    // the pool of the tests, without which there is no connection factory, refuses where others make callers wait
    private static final List<Contestant> TOGETHER = List.of(Contestant.FAIRLEAD, Contestant.SAP);

    private final URI server;
    private final Effort effort;
    private final boolean inTurns;
    private final Selection selection;
    private final List<Measurement> measurements = new ArrayList<>();

    /** @param inTurns whether look-ups and GETs are measured in turns instead of by JMH */
    Benchmarks(URI server, Effort effort, boolean inTurns, Selection selection) {
        this.server = server;
        this.effort = effort;
        this.inTurns = inTurns;
        this.selection = selection;
    }

    /** Measures what is selected; gives the table. */
    String run() throws Exception {
        if (inTurns) {
            takeTurns();
        } else {
            runJmh();
        }
        List<FirstCalls> firstCalls = new ArrayList<>();
        for (Contestant contestant : TOGETHER) {
            if (selection.wants(Subject.FIRST) && selection.contestants().contains(contestant)) {
                firstCalls.add(FirstCalls.of(contestant, server, effort.calls()));
            }
        }
        return Table.of(measurements, firstCalls);
    }

    private void takeTurns() throws IOException {
        if (selection.wants(Subject.LOOKUP)) {
            takeTurns(Turns.Operation.LOOKUP, FEW, Scenario.Route.INTERNET);
            takeTurns(Turns.Operation.LOOKUP, effort.many(), Scenario.Route.INTERNET);
        }
        if (selection.wants(Subject.GET)) {
            for (Scenario.Route route : Scenario.Route.values()) {
                takeTurns(Turns.Operation.GET, FEW, route);
            }
        }
    }

    private void takeTurns(Turns.Operation operation, int destinations, Scenario.Route route) throws IOException {
        for (boolean user : new boolean[] {false, true}) {
            measurements.addAll(effort.turns()
                    .measure(
                            operation,
                            selection.contestants(),
                            new Scenario(server, destinations, route, user),
                            effort.threads()));
        }
    }

    private void runJmh() throws RunnerException {
        for (int threads : effort.threads()) {
            if (selection.wants(Subject.LOOKUP)) {
                measure(LookupBenchmark.class, threads, new int[] {FEW, effort.many()}, Scenario.Route.INTERNET);
            }
            if (selection.wants(Subject.GET)) {
                measure(GetBenchmark.class, threads, new int[] {FEW}, Scenario.Route.values());
            }
        }
    }

    private void measure(Class<?> benchmark, int threads, int[] destinations, Scenario.Route... routes)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.getName())
                .threads(threads)
                .forks(effort.forks())
                .warmupIterations(effort.warmups())
                .warmupTime(effort.time())
                .measurementIterations(effort.iterations())
                .measurementTime(effort.time())
                .param(
                        "destinations",
                        Arrays.stream(destinations).mapToObj(Integer::toString).toArray(String[]::new))
                .param("route", Arrays.stream(routes).map(Enum::name).toArray(String[]::new))
                .param("contestant", selection.names())
                .param("user", "false", "true")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .addProfiler(ExceptionProfiler.class)
                .jvmArgsAppend("-D" + Contest.SERVER + "=" + server, "-Xmx1g")
                .shouldFailOnError(true)
                .verbosity(effort.forks() == 0 ? VerboseMode.SILENT : VerboseMode.NORMAL);
        for (RunResult result : new Runner(options.build()).run()) {
            measurements.add(Measurement.of(result));
        }
    }
}
