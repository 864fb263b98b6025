package dev.fairlead.benchmarks.rfc;

import dev.fairlead.benchmarks.measure.CpuProfiler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads answers of functions beside SAAJ with JAXB and Apache CXF, in one run, on this machine. */
@Command(
        name = "fairlead-benchmarks rfc",
        mixinStandardHelpOptions = true,
        description =
                "Measures how answers of functions over SOAP are read, beside SAAJ with JAXB and Apache CXF; prints a"
                        + " table in Markdown.")
public final class RfcCalls implements Callable<Integer> {
    @Option(names = "--short", description = "Takes two minutes, for an impression.")
    private boolean quick;

    @Option(names = "--rows", split = ",", paramLabel = "N", description = "Rows of the tables; 0 for scalars alone.")
    private List<Integer> rows = List.of(0, 1000, 100_000);

    /** Measures, and ends the process. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RfcCalls()).execute(arguments));
    }

    @Override
    public Integer call() throws RunnerException {
        System.out.println(quick ? table(1, 3, TimeValue.seconds(1), rows) : table(2, 5, TimeValue.seconds(3), rows));
        return 0;
    }

    /**
     * The table.
     *
     * @param forks JVMs for each contestant and size; 0 to stay in this one
     * @param iterations to warm up, and as many to measure
     */
    static String table(int forks, int iterations, TimeValue time, List<Integer> rows) throws RunnerException {
        Map<Integer, Map<Decoder.Contestant, RunResult>> results = new TreeMap<>();
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(DecodeBenchmark.class.getName())
                        .forks(forks)
                        .warmupIterations(iterations)
                        .warmupTime(time)
                        .measurementIterations(iterations)
                        .measurementTime(time)
                        .param("rows", rows.stream().map(String::valueOf).toArray(String[]::new))
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuProfiler.class)
                        // CXF reads no element with more than 50,000 others within unless told to
                        .jvmArgsAppend("-Xmx2g", "-Dorg.apache.cxf.stax.maxChildElements=10000000")
                        .shouldFailOnError(true)
                        .verbosity(forks == 0 ? VerboseMode.SILENT : VerboseMode.NORMAL)
                        .build())
                .run()) {
            results.computeIfAbsent(
                            Integer.valueOf(result.getParams().getParam("rows")),
                            any -> new EnumMap<>(Decoder.Contestant.class))
                    .put(Decoder.Contestant.valueOf(result.getParams().getParam("contestant")), result);
        }
        List<String> lines = new ArrayList<>();
        lines.add("| rows | contestant | processor time, µs/op | times Fairlead | allocated, kB/op | times Fairlead |");
        lines.add("|---:|---|---:|---:|---:|---:|");
        results.forEach((count, ofContestants) -> ofContestants.forEach((contestant, result) ->
                lines.add(line(count, contestant, result, ofContestants.get(Decoder.Contestant.FAIRLEAD)))));
        return String.join("\n", lines);
    }

    private static String line(int rows, Decoder.Contestant contestant, RunResult result, RunResult own) {
        return "| %,d | %s | %,.1f | %.1f | %,.1f | %.1f |"
                .formatted(
                        rows,
                        contestant,
                        cpu(result) / 1000,
                        cpu(result) / cpu(own),
                        allocated(result) / 1000,
                        allocated(result) / allocated(own));
    }

    private static double cpu(RunResult result) {
        return result.getAggregatedResult()
                .getSecondaryResults()
                .get(CpuProfiler.LABEL)
                .getScore();
    }

    private static double allocated(RunResult result) {
        return result.getAggregatedResult()
                .getSecondaryResults()
                .get("gc.alloc.rate.norm")
                .getScore();
    }
}
