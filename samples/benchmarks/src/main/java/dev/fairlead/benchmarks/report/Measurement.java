package dev.fairlead.benchmarks.report;

import dev.fairlead.benchmarks.client.Contestant;
import dev.fairlead.benchmarks.client.Scenario;
import dev.fairlead.benchmarks.measure.CpuProfiler;
import dev.fairlead.benchmarks.measure.ExceptionProfiler;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one contestant needed for one operation of a scenario.
 *
 * @param scenario what was done, the same for all who are compared
 * @param time nanoseconds on the clock of a thread
 * @param cpu nanoseconds of all processors in the measuring JVM
 * @param bytes allocated
 * @param exceptions made; not a number where they were not counted
 */
public record Measurement(
        Contestant contestant, String scenario, double time, double cpu, double bytes, double exceptions) {

    /** Of one run of JMH with the profilers of {@link dev.fairlead.benchmarks.measure}. */
    public static Measurement of(RunResult run) {
        Map<String, Result> secondary = run.getAggregatedResult().getSecondaryResults();
        return new Measurement(
                Contestant.valueOf(run.getParams().getParam("contestant")),
                scenario(run),
                run.getPrimaryResult().getScore(),
                secondary.get(CpuProfiler.LABEL).getScore(),
                secondary.get("gc.alloc.rate.norm").getScore(),
                secondary.get(ExceptionProfiler.LABEL).getScore());
    }

    private static String scenario(RunResult run) {
        return scenario(
                run.getPrimaryResult().getLabel(),
                Scenario.Route.valueOf(run.getParams().getParam("route")),
                Boolean.parseBoolean(run.getParams().getParam("user")),
                Integer.parseInt(run.getParams().getParam("destinations")),
                run.getParams().getThreads());
    }

    /** What a row is called. */
    public static String scenario(String operation, Scenario.Route route, boolean user, int destinations, int threads) {
        return operation
                + (operation.equals("get") ? ", " + route.name().toLowerCase(Locale.ROOT) : "")
                + (user ? ", user" : ", no user")
                + ", "
                + destinations
                + " destinations, threads "
                + threads;
    }
}
