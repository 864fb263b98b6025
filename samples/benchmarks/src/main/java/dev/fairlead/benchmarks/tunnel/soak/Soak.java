package dev.fairlead.benchmarks.tunnel.soak;

import dev.fairlead.benchmarks.tunnel.line.Bench;
import dev.fairlead.benchmarks.tunnel.line.FailedPhase;
import dev.fairlead.benchmarks.tunnel.load.Phase;
import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.subject.Running;
import dev.fairlead.benchmarks.tunnel.subject.Trait;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Every kind of work at once for a long time, and what both ends hold meanwhile. */
public final class Soak {
    private static final double LONGEST_PART_SECONDS = 60;
    private static final int FEWEST_PARTS = 10;

    private final List<Strand> strands;
    private final Jcmd jcmd;
    private final Consumer<String> progress;

    /**
     * @param strands what happens at the same time
     * @param java home of the Java on which all ends run
     * @param progress hears of each sample: one a minute, or ten in all if that is more
     */
    public Soak(List<Strand> strands, Path java, Consumer<String> progress) {
        this.strands = List.copyOf(strands);
        this.jcmd = new Jcmd(java);
        this.progress = progress;
    }

    /**
     * A tunnel and its clients.
     *
     * @param work gives connections to an empty phase
     */
    public record Strand(Bench bench, Running subject, UnaryOperator<Phase> work) {}

    /**
     * What came of it.
     *
     * @param report the samples and the verdict as Markdown
     * @param steady whether nothing failed and no memory grew
     */
    public record Outcome(String report, boolean steady) {}

    /** Works, and takes samples. */
    public Outcome run(Duration length) throws IOException {
        double whole = length.toMillis() / (double) TimeUnit.SECONDS.toMillis(1);
        int parts = Math.max(FEWEST_PARTS, (int) Math.round(whole / LONGEST_PART_SECONDS));
        List<Sample> samples = new ArrayList<>();
        long begin = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(strands.size());
        try {
            for (int i = 0; i < parts; i++) {
                Work work = work(threads, whole / parts);
                long second = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
                Sample sample = new Sample(second, work, vitals(0), vitals(1));
                samples.add(sample);
                progress.accept(SoakReport.line(sample));
            }
        } finally {
            threads.shutdownNow();
        }
        SoakReport report = new SoakReport(samples);
        return new Outcome(report.write(), report.isSteady());
    }

    private Work work(ExecutorService threads, double seconds) throws IOException {
        List<Future<Work>> running = new ArrayList<>();
        for (Strand strand : strands) {
            running.add(threads.submit(() -> work(strand, seconds)));
        }
        Work sum = Work.NONE;
        for (Future<Work> each : running) {
            sum = sum.plus(result(each));
        }
        return sum;
    }

    private Work work(Strand strand, double seconds) throws IOException {
        Phase phase = strand.work().apply(Phase.of(0, seconds));
        try {
            Bench.Outcome outcome = strand.bench().run(strand.subject(), phase);
            return strand.subject().subject().is(Trait.USERS) ? Work.ofUsers(outcome) : Work.raw(outcome);
        } catch (FailedPhase failed) {
            progress.accept("soak, " + strand.subject().name() + ": " + failed.getMessage());
            return Work.failed(failed.connections());
        }
    }

    private static Work result(Future<Work> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** @param end 0 for gateways, 1 for agents */
    private Vitals vitals(int end) throws IOException {
        Vitals sum = Vitals.NONE;
        for (Strand strand : strands) {
            ChildProcess process = strand.subject().processes().get(end);
            sum = sum.plus(Vitals.of(jcmd, process));
        }
        return sum;
    }
}
