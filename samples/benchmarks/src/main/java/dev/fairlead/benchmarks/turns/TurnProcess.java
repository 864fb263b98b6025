package dev.fairlead.benchmarks.turns;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.fairlead.benchmarks.client.Client;
import dev.fairlead.benchmarks.client.Contestant;
import dev.fairlead.benchmarks.client.Scenario;
import dev.fairlead.benchmarks.tunnel.process.Helper;
import dev.fairlead.benchmarks.tunnel.process.Words;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** One contestant in one scenario, who works when it is its turn and waits otherwise. */
public final class TurnProcess {
    /** Between two looks at the clock, which costs as much as a look-up. */
    private static final int BATCH = 20;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final IntFunction<Object> operation;
    private final int destinations;
    private final ExecutorService workers = Executors.newCachedThreadPool();

    private TurnProcess(IntFunction<Object> operation, int destinations) {
        this.operation = operation;
        this.destinations = destinations;
    }

    /**
     * As a {@link Helper}: can be asked for a {@code turn} of so many {@code seconds} with so many {@code threads}.
     * Arguments: operation, contestant,
     * address of the server, number of destinations, route, and whether there is a user.
     */
    public static void main(String[] arguments) throws Exception {
        int destinations = Integer.parseInt(arguments[3]);
        Scenario scenario = new Scenario(
                URI.create(arguments[2]),
                destinations,
                Scenario.Route.valueOf(arguments[4]),
                Boolean.parseBoolean(arguments[5]));
        Client client = Contestant.valueOf(arguments[1]).client(scenario);
        for (int destination = 0; destination < destinations; destination++) {
            client.ready(destination);
        }
        TurnProcess process = new TurnProcess(
                Turns.Operation.valueOf(arguments[0]) == Turns.Operation.GET ? client::get : client::ready,
                destinations);
        Helper.serve(
                Words.of("ready"), question -> process.turn(question.real("seconds"), question.integer("threads")));
    }

    private Words turn(double seconds, int count) throws InterruptedException, ExecutionException {
        long processor = system.getProcessCpuTime();
        long start = System.nanoTime();
        long until = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        List<Future<Share>> shares = new ArrayList<>();
        for (int thread = 0; thread < count; thread++) {
            shares.add(workers.submit(() -> work(until)));
        }
        Share all = new Share(0, 0, 0);
        for (Future<Share> share : shares) {
            all = all.with(share.get());
        }
        double operations = all.operations();
        return Words.of("done")
                .with("time", (System.nanoTime() - start) * count / operations)
                .with("processor", (system.getProcessCpuTime() - processor) / operations)
                .with("bytes", all.bytes() / operations)
                .with("uses", all.uses());
    }

    /** Goes through the destinations from the start. */
    private Share work(long until) {
        long bytes = threads.getCurrentThreadAllocatedBytes();
        int destination = 0;
        long operations = 0;
        long uses = 0;
        do {
            for (int i = 0; i < BATCH; i++) {
                uses += operation.apply(destination).hashCode() & 1;
                destination = destination + 1 < destinations ? destination + 1 : 0;
            }
            operations += BATCH;
        } while (System.nanoTime() - until < 0);
        return new Share(operations, threads.getCurrentThreadAllocatedBytes() - bytes, uses);
    }

    /**
     * What one thread did.
     *
     * @param uses something of each result, without which the work could be left out
     */
    private record Share(long operations, long bytes, long uses) {
        Share with(Share other) {
            return new Share(operations + other.operations, bytes + other.bytes, uses + other.uses);
        }
    }
}
