package dev.fairlead.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A whole call: name, target, request, and a kibibyte of answer, over a connection that is open already. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GetBenchmark {

    @Benchmark
    public String get(Contest contest, Turn turn) {
        return contest.client().get(turn.next(contest.destinations));
    }
}
