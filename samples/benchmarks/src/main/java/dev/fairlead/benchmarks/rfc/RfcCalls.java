package dev.fairlead.benchmarks.rfc;

import dev.fairlead.benchmarks.measure.CpuProfiler;
import java.util.ArrayList;
import java.util.Comparator;
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

/** Calls functions, and reads their answers, beside SAAJ with JAXB and Apache CXF, in one run, on this machine. */
@Command(
        name = "fairlead-benchmarks rfc",
        mixinStandardHelpOptions = true,
        description =
                "Measures how answers of functions over SOAP are read, and calls over HTTP, beside SAAJ with JAXB and"
                        + " Apache CXF; prints a table in Markdown.")
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
        Map<Subject, Map<Contestant, RunResult>> results = new TreeMap<>();
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(DecodeBenchmark.class.getName())
                        .include(CallBenchmark.class.getName())
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
            results.computeIfAbsent(Subject.of(result), any -> new EnumMap<>(Contestant.class))
                    .put(Contestant.valueOf(result.getParams().getParam("contestant")), result);
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "| what | rows | contestant | processor time, µs/op | times Fairlead | allocated, kB/op | times Fairlead |");
        lines.add("|---|---:|---|---:|---:|---:|---:|");
        results.forEach((subject, ofContestants) -> ofContestants.forEach((contestant, result) ->
                lines.add(line(subject, contestant, result, ofContestants.get(Contestant.FAIRLEAD)))));
        return String.join("\n", lines);
    }

    /** What is measured, of how many rows. */
    private record Subject(String what, int rows) implements Comparable<Subject> {
        static Subject of(RunResult result) {
            boolean call = result.getParams().getBenchmark().startsWith(CallBenchmark.class.getName());
            return new Subject(
                    call ? "call" : "answer",
                    Integer.parseInt(result.getParams().getParam("rows")));
        }

        @Override
        public int compareTo(Subject other) {
            return Comparator.comparing(Subject::what)
                    .thenComparing(Subject::rows)
                    .compare(this, other);
        }
    }

    private static String line(Subject subject, Contestant contestant, RunResult result, RunResult own) {
        return "| %s | %,d | %s | %,.1f | %.1f | %,.1f | %.1f |"
                .formatted(
                        subject.what(),
                        subject.rows(),
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
