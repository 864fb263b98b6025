package dev.fairlead.benchmarks.tunnel.soak;

import dev.fairlead.benchmarks.tunnel.line.Bench;

/**
 * What clients have achieved between two samples.
 *
 * @param requests small requests a second on raw streams
 * @param ofUsers small requests a second on behalf of a user
 * @param openings a second, each with a request
 * @param bytes a second in large bodies
 * @param errors connections that failed
 */
record Work(double requests, double ofUsers, double openings, double bytes, long errors) {
    static final Work NONE = new Work(0, 0, 0, 0, 0);

    static Work raw(Bench.Outcome outcome) {
        return new Work(outcome.requests(), 0, outcome.openings(), outcome.bytes() / outcome.seconds(), 0);
    }

    static Work ofUsers(Bench.Outcome outcome) {
        return new Work(0, outcome.requests(), outcome.openings(), 0, 0);
    }

    static Work failed(long errors) {
        return new Work(0, 0, 0, 0, errors);
    }

    Work plus(Work other) {
        return new Work(
                requests + other.requests,
                ofUsers + other.ofUsers,
                openings + other.openings,
                bytes + other.bytes,
                errors + other.errors);
    }
}
