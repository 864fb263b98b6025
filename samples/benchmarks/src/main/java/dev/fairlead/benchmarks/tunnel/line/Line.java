package dev.fairlead.benchmarks.tunnel.line;

import dev.fairlead.benchmarks.tunnel.report.Quantity;
import dev.fairlead.benchmarks.tunnel.report.Report;
import dev.fairlead.benchmarks.tunnel.report.Target;
import dev.fairlead.benchmarks.tunnel.subject.Running;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A line of the battery.
 *
 * @param heading what it is called, shows, and wants
 * @param measure how its figures come about, on a subject that runs
 */
public record Line(Report.Heading heading, Measure measure) {

    /** Measures one subject once. */
    @FunctionalInterface
    public interface Measure {
        /** @return the figures of one round */
        Map<Quantity, Double> measure(Bench bench, Running subject) throws IOException;
    }

    static Line of(String id, String title, List<Quantity> quantities, List<Target> targets, Measure measure) {
        return new Line(new Report.Heading(id, title, quantities, targets), measure);
    }

    /** Under which it is asked for and stands in the results. */
    public String id() {
        return heading.id();
    }
}
