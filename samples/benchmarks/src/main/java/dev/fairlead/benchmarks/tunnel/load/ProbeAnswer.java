package dev.fairlead.benchmarks.tunnel.load;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What became of one request of a probe. Times are those of the machine's monotonic clock, the same in all processes.
 *
 * @param begin when its client began to connect, in nanoseconds
 * @param end when it was answered, or failed
 * @param answered whether the answer was the one hoped for
 */
public record ProbeAnswer(long begin, long end, boolean answered) {

    /** Reads what {@link #toString} wrote of several, with commas between them. */
    public static List<ProbeAnswer> parse(String text) {
        return Stream.of(text.split(","))
                .map(one -> one.split(":"))
                .map(parts ->
                        new ProbeAnswer(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2].equals("true")))
                .toList();
    }

    /** How long after a moment the first of the requests that began behind it was answered, in nanoseconds. */
    public static OptionalLong firstAfter(long moment, List<ProbeAnswer> answers) {
        return answers.stream()
                .filter(one -> one.answered && one.begin - moment >= 0)
                .mapToLong(one -> one.end - moment)
                .min();
    }

    /** How many of the requests that began behind a moment were not answered. */
    public static long failedAfter(long moment, List<ProbeAnswer> answers) {
        return answers.stream()
                .filter(one -> !one.answered && one.begin - moment >= 0)
                .count();
    }

    @Override
    public String toString() {
        return begin + ":" + end + ":" + answered;
    }
}
