package dev.fairlead.benchmarks.tunnel;

/**
 * How thoroughly to measure.
 *
 * @param rounds over which medians are taken, where subjects stand side by side
 * @param freshRounds the same where subjects are started for each figure
 * @param first seconds for which a subject on Java is warmed up before the first round
 * @param warmUp seconds at the start of each phase that do not count
 * @param seconds of each phase that count
 * @param linkSeconds the same over the long link
 */
record Effort(int rounds, int freshRounds, double first, double warmUp, double seconds, double linkSeconds) {
    /** For numbers to publish. */
    static final Effort FULL = new Effort(3, 3, 40, 0.5, 3, 4);
    /** For a first impression, in less than four minutes. */
    static final Effort SHORT = new Effort(3, 1, 6, 0.1, 0.4, 1);
    /** To see that everything runs. */
    static final Effort SMOKE = new Effort(1, 1, 0.1, 0.02, 0.1, 0.2);

    Effort warmedUpFor(double seconds) {
        return new Effort(rounds, freshRounds, seconds, warmUp, this.seconds, linkSeconds);
    }
}
