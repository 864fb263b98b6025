package dev.fairlead.benchmarks.tunnel.load;

import dev.fairlead.benchmarks.tunnel.process.Helper;
import dev.fairlead.benchmarks.tunnel.process.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The clients of all subjects, in one process that lives as long as the run and is warm after its first minute. What is
 * small and what is large have a thread each, so that neither waits for the other's turn.
 */
public final class LoadProcess {
    private static final long CONNECT_NANOS = 20_000_000;

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "load");
        thread.setDaemon(true);
        return thread;
    });
    private final Filling filling = Filling.create();
    private final HeldConnections held = new HeldConnections();

    private LoadProcess() throws IOException {}

    /** As a {@link Helper}. */
    public static void main(String[] arguments) throws IOException {
        LoadProcess load = new LoadProcess();
        Helper.serve(Words.of("ready"), load::perform);
    }

    private Words perform(Words question) throws Exception {
        return switch (question.verb()) {
            case "run" -> run(question.integer("port"), Phase.parse(question));
            case "probe" -> {
                Helper.say(Words.of("begin"));
                yield Probe.run(question, Phase.smallIn(question), threads);
            }
            case "hold" -> held.open(question.integer("port"), question.integer("count"), threads);
            case "alive" -> held.ask(threads);
            case "release" -> held.close();
            default -> throw new IllegalArgumentException("unknown: " + question.verb());
        };
    }

    private Words run(int port, Phase phase) throws Exception {
        long begin = System.nanoTime() + CONNECT_NANOS + (long) (phase.warmUp() * TimeUnit.SECONDS.toNanos(1));
        long end = begin + (long) (phase.seconds() * TimeUnit.SECONDS.toNanos(1));
        Worker small = new Worker(port, begin, end);
        Worker large = new Worker(port, begin, end);
        ByteBuffer kept = Backend.small(phase.small(), false);
        ByteBuffer closing = Backend.small(phase.small(), true);
        times(phase.requests(), () -> small.add(new RequestFlow(small.shared(), kept)));
        times(phase.openings(), () -> small.add(new OpeningFlow(small.shared(), closing)));
        times(phase.downloads(), () -> large.add(new DownloadFlow(large.shared(), phase.piece())));
        times(phase.uploads(), () -> large.add(new UploadFlow(large.shared(), phase.piece(), filling)));
        times(phase.stalled(), () -> large.add(new StalledFlow(large.shared(), phase.piece())));
        List<Future<Tally>> running = List.of(threads.submit(small), threads.submit(large));
        sleepUntil(begin);
        Helper.say(Words.of("begin"));
        sleepUntil(end);
        Helper.say(Words.of("end"));
        return result(running.get(0).get(), running.get(1).get());
    }

    private static Words result(Tally small, Tally large) {
        return Words.of("done")
                .with("requests", small.requests.count())
                .with("requestsP50", small.requests.percentile(0.5))
                .with("requestsP99", small.requests.percentile(0.99))
                .with("openings", small.openings.count())
                .with("openingsP50", small.openings.percentile(0.5))
                .with("openingsP99", small.openings.percentile(0.99))
                .with("downloaded", large.downloaded)
                .with("failures", small.failures + large.failures)
                .with("firstFailure", (small.failures > 0 ? small : large).firstFailure.replaceAll("\\s+", "_"));
    }

    private static void times(int count, Runnable task) {
        for (int i = 0; i < count; i++) {
            task.run();
        }
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
    }
}
