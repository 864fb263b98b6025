package dev.fairlead.benchmarks.tunnel.line;

import dev.fairlead.benchmarks.tunnel.report.Quantity;
import dev.fairlead.benchmarks.tunnel.report.Report;
import dev.fairlead.benchmarks.tunnel.report.Target;
import dev.fairlead.benchmarks.tunnel.subject.Running;
import dev.fairlead.benchmarks.tunnel.subject.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A line of the battery.
 *
 * @param heading what it is called, shows, and wants
 * @param place where its subjects stand
 * @param takes whether a subject is measured
 * @param measure how its figures come about, on a subject that runs
 */
public record Line(Report.Heading heading, Place place, Predicate<Subject> takes, Measure measure) {

    /** Where subjects stand, and for how long. */
    public enum Place {
        /** Nothing lies between their ends; all stand side by side, and stay. */
        LOOPBACK,
        /** A long link lies between their ends; all stand side by side, and stay. */
        LONG_LINK,
        /** Nothing lies between their ends; each is started anew for each figure. */
        FRESH,
        /** A short link that can break lies between their ends; each is started anew for each figure. */
        BREAKABLE;

        /** Whether subjects stand side by side, and stay. */
        public boolean stays() {
            return this == LOOPBACK || this == LONG_LINK;
        }
    }

    /** Measures one subject once. */
    @FunctionalInterface
    public interface Measure {
        /** @return the figures of one round */
        Map<Quantity, Double> measure(Bench bench, Running subject) throws IOException;
    }

    static Line of(
            Place place,
            Predicate<Subject> takes,
            String id,
            String title,
            List<Quantity> quantities,
            List<Target> targets,
            Measure measure) {
        return new Line(new Report.Heading(id, title, quantities, targets), place, takes, measure);
    }

    /** Under which it is asked for and stands in the results. */
    public String id() {
        return heading.id();
    }
}
