package dev.fairlead.benchmarks.rfc;

import dev.fairlead.benchmarks.server.ServerProcess;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A call over HTTP to a server in another process, whose processor time does not count. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {
    /** Who calls. */
    @Param({"FAIRLEAD", "CXF", "SAAJ"})
    String contestant;

    /** Rows of the table; none for the ten scalars alone. */
    @Param({"0", "1000", "100000"})
    int rows;

    private ServerProcess server;
    private Caller caller;

    /** Starts the server, and makes sure that its answer is read. */
    @Setup
    public void prepare() throws Exception {
        server = ServerProcess.start(AnswerServer.class, String.valueOf(rows));
        caller = Contestant.valueOf(contestant).caller(server.uri());
        if (caller.rows() != rows) {
            throw new IllegalStateException(contestant + " does not read all rows");
        }
    }

    /** Ends both. */
    @TearDown
    public void end() {
        caller.close();
        server.close();
    }

    /** Calls. */
    @Benchmark
    public int call() throws Exception {
        return caller.rows();
    }
}
