package dev.fairlead.benchmarks;

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
import dev.fairlead.benchmarks.server.ServerProcess;
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

/** Runs all benchmarks against one server, and prints one table. With {@code --short}, in a few minutes. */
public final class Benchmarks {
    private static final int FEW = 10;
    private static final String USAGE = """
            Usage: java -jar fairlead-benchmarks-exe.jar [--short]
                   java -jar fairlead-benchmarks-exe.jar tunnel [--help]

            Without arguments: look-ups and requests by destination, beside a client written by hand and SAP Cloud SDK;
            about an hour. Prints a table in Markdown.
              --short  takes a few minutes, for an impression
              tunnel   measures the tunnel beside others instead
              --help   says this
            """;
    private static final int WRONG_USAGE = 2;

    private final URI server;
    private final Effort effort;
    private final List<Measurement> measurements = new ArrayList<>();

    Benchmarks(URI server, Effort effort) {
        this.server = server;
        this.effort = effort;
    }

    /** Takes {@code --short} or nothing. */
    public static void main(String[] arguments) {
        List<String> given = List.of(arguments);
        if (given.isEmpty() || given.equals(List.of("--short"))) {
            // threads of the SDK that are no daemons must not keep the process
            System.exit(measured(given.isEmpty() ? Effort.FULL : Effort.SHORT));
        }
        System.out.print(USAGE);
        System.exit(given.contains("--help") || given.contains("-h") ? 0 : WRONG_USAGE);
    }

    private static int measured(Effort effort) {
        try (ServerProcess server = ServerProcess.start()) {
            System.out.println(new Benchmarks(server.uri(), effort).run());
            return 0;
        } catch (Exception e) {
            e.printStackTrace();
            return 1;
        }
    }

    /** Measures everything; gives the table. */
    String run() throws Exception {
        for (int threads : effort.threads()) {
            measure(LookupBenchmark.class, threads, new int[] {FEW, effort.many()}, Scenario.Route.INTERNET);
            measure(GetBenchmark.class, threads, new int[] {FEW}, Scenario.Route.values());
        }
        // the pool of the tests, without which there is no connection factory, refuses where others make callers wait
        List<FirstCalls> firstCalls = new ArrayList<>();
        for (Contestant contestant : List.of(Contestant.FAIRLEAD, Contestant.SAP)) {
            firstCalls.add(FirstCalls.of(contestant, server, effort.calls()));
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
