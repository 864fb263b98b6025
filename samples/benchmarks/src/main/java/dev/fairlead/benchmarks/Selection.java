package dev.fairlead.benchmarks;

import dev.fairlead.benchmarks.client.Contestant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What to measure.
 *
 * @param subjects which operations
 * @param contestants who does them
 */
record Selection(Set<Subject> subjects, Set<Contestant> contestants) {
    static final Selection ALL = new Selection(EnumSet.allOf(Subject.class), EnumSet.allOf(Contestant.class));

    Selection {
        subjects = Set.copyOf(subjects);
        contestants = Set.copyOf(contestants);
    }

    /** An operation that is measured. */
    enum Subject {
        LOOKUP,
        GET,
        FIRST
    }

    boolean wants(Subject subject) {
        return subjects.contains(subject);
    }

    /** Names of those who take part, in the order of the table. */
    String[] names() {
        return EnumSet.copyOf(contestants).stream().map(Enum::name).toArray(String[]::new);
    }
}
