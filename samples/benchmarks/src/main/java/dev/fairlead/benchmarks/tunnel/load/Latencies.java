package dev.fairlead.benchmarks.tunnel.load;

/**
 * A histogram of times. Classes are a 64th of their value wide or narrower, so that a percentile is right to 1.6 %,
 * whatever its size; recording allocates nothing.
 */
final class Latencies {
    private static final int PRECISION = 6;
    private static final int CLASSES_AN_OCTAVE = 1 << PRECISION;

    private final long[] counts = new long[CLASSES_AN_OCTAVE * (Long.SIZE - PRECISION)];
    private long count;

    /** @param nanos not negative */
    void record(long nanos) {
        counts[classOf(nanos)]++;
        count++;
    }

    long count() {
        return count;
    }

    void clear() {
        java.util.Arrays.fill(counts, 0);
        count = 0;
    }

    /**
     * The time within which a share of all lay.
     *
     * @param share between 0 and 1
     * @return nanoseconds, the middle of the class; 0 if nothing was recorded
     */
    long percentile(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return middle(i);
            }
        }
        return 0;
    }

    private static int classOf(long nanos) {
        int octave = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos) - PRECISION - 1);
        return (octave << PRECISION) + (int) (nanos >> octave);
    }

    private static long middle(int index) {
        if (index < 2 * CLASSES_AN_OCTAVE) {
            return index;
        }
        int octave = (index >> PRECISION) - 1;
        long low = (long) (index - (octave << PRECISION)) << octave;
        return low + (1L << octave) / 2;
    }
}
