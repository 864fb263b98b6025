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
    private final Selection selection;
    private final List<Measurement> measurements = new ArrayList<>();

    Benchmarks(URI server, Effort effort, Selection selection) {
        this.server = server;
        this.effort = effort;
        this.selection = selection;
    }

    /** Measures what is selected; gives the table. */
    String run() throws Exception {
        for (int threads : effort.threads()) {
            if (selection.wants(Subject.LOOKUP)) {
                measure(LookupBenchmark.class, threads, new int[] {FEW, effort.many()}, Scenario.Route.INTERNET);
            }
            if (selection.wants(Subject.GET)) {
                measure(GetBenchmark.class, threads, new int[] {FEW}, Scenario.Route.values());
            }
        }
        List<FirstCalls> firstCalls = new ArrayList<>();
        for (Contestant contestant : TOGETHER) {
            if (selection.wants(Subject.FIRST) && selection.contestants().contains(contestant)) {
                firstCalls.add(FirstCalls.of(contestant, server, effort.calls()));
            }
        }
        return Table.of(measurements, firstCalls);
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
