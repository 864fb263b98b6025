package dev.fairlead.benchmarks.rfc;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the bytes of an answer to values. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBenchmark {
    /** Who reads. */
    @Param({"FAIRLEAD", "CXF", "SAAJ"})
    String contestant;

    /** Rows of the table; none for the ten scalars alone. */
    @Param({"0", "1000", "100000"})
    int rows;

    private Decoder decoder;
    private byte[] message;

    /** Makes the answer, and makes sure that it is read. */
    @Setup
    public void prepare() throws Exception {
        message = message();
        decoder = Contestant.valueOf(contestant).decoder();
        if (decoder.rows(message) != rows) {
            throw new IllegalStateException(contestant + " does not read all rows");
        }
    }

    private byte[] message() throws IOException {
        return Messages.response(rows);
    }

    /** Reads it. */
    @Benchmark
    public int decode() throws Exception {
        return decoder.rows(message);
    }
}
