package dev.fairlead.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/** Exceptions made per operation, whoever catches them: the flight recorder sees each. */
public final class ExceptionProfiler implements InternalProfiler {
    /** Name of the result. */
    public static final String LABEL = "exceptions.norm";

    private Recording recording;

    @Override
    public String getDescription() {
        return "Exceptions made per operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        recording = new Recording();
        recording.enable("jdk.JavaExceptionThrow").withoutStackTrace();
        recording.start();
    }

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        recording.stop();
        long operations = Math.max(1, result.getMetadata().getAllOps());
        double each = (double) count() / operations;
        return List.of(new ScalarResult(LABEL, each, "#/op", AggregationPolicy.AVG));
    }

    private long count() {
        try (Recording finished = recording) {
            Path file = Files.createTempFile("exceptions", ".jfr");
            try {
                finished.dump(file);
                return events(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long events(Path file) throws IOException {
        long count = 0;
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                events.readEvent();
                count++;
            }
        }
        return count;
    }
}
