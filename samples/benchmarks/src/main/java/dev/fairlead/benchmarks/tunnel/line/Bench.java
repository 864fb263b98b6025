package dev.fairlead.benchmarks.tunnel.line;

import dev.fairlead.benchmarks.tunnel.load.Backend;
import dev.fairlead.benchmarks.tunnel.load.LoadProcess;
import dev.fairlead.benchmarks.tunnel.load.Phase;
import dev.fairlead.benchmarks.tunnel.load.ProbeAnswer;
import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.ProcFs;
import dev.fairlead.benchmarks.tunnel.process.Words;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import dev.fairlead.benchmarks.tunnel.subject.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The clients and the back end of a run, and the clock over them. */
public final class Bench {
    private static final List<String> MEMORY = List.of("-Xmx256m", "-XX:+UseSerialGC");
    private static final double NANOS = 1e9;

    private final ChildProcess load;
    private final ChildProcess backend;
    private final int backendPort;
    private final int secureBackendPort;
    private final double warmUp;
    private final double seconds;

    /**
     * @param server PEM file with key and certificate for a back end with TLS
     * @param warmUp seconds at the start of each phase that do not count
     * @param seconds that count
     */
    public Bench(Workshop workshop, Path server, double warmUp, double seconds) throws IOException {
        this.warmUp = warmUp;
        this.seconds = seconds;
        this.backend = workshop.helper("backend", MEMORY, Backend.class, server);
        Words ports = backend.expect("ready");
        this.backendPort = ports.integer("port");
        this.secureBackendPort = ports.integer("secure");
        this.load = workshop.helper("load", MEMORY, LoadProcess.class);
        load.expect("ready");
    }

    /** The port of the system behind the tunnel. */
    public int backend() {
        return backendPort;
    }

    /** The port of the system behind the tunnel that speaks TLS. */
    public int secureBackend() {
        return secureBackendPort;
    }

    /** A phase of the usual length, still without connections. */
    public Phase phase() {
        return Phase.of(warmUp, seconds);
    }

    /**
     * Lets clients work.
     *
     * @throws FailedPhase if a connection failed
     * @throws IOException if the clients or the back end have ended, so that nothing can be measured any more
     */
    public Outcome run(Running subject, Phase phase) throws IOException {
        return run(subject, phase, () -> {});
    }

    /**
     * Lets clients work, and looks at something meanwhile.
     *
     * @param look called while the phase counts; must be over before it ends
     */
    Outcome run(Running subject, Phase phase, Look look) throws IOException {
        load.tell(phase.small(subject.smallRequest()).toWords(subject.port()));
        load.expect("begin");
        Reading begin = read(subject);
        look.take();
        load.expect("end");
        Reading end = read(subject);
        Words result = load.expect("done");
        if (result.number("failures") > 0) {
            throw new FailedPhase(
                    result.number("failures"),
                    result.text("failures") + " connections failed, the first with "
                            + result.text("firstFailure").replace('_', ' '));
        }
        return new Outcome(
                result,
                (end.nanos - begin.nanos) / NANOS,
                end.subject - begin.subject,
                end.received - begin.received,
                (end.busy - begin.busy) - (end.known - begin.known));
    }

    /** Something that is looked at while clients work. */
    @FunctionalInterface
    interface Look {
        void take() throws IOException;
    }

    /** Opens connections, uses each once, and keeps them. */
    void hold(Running subject, int count) throws IOException {
        load.ask(Words.of("hold").with("port", subject.port()).with("count", count));
    }

    /** How many of the connections that are kept still answer. */
    long alive() throws IOException {
        return load.ask(Words.of("alive")).number("count");
    }

    /** Closes the connections that are kept. */
    void release() throws IOException {
        load.ask(Words.of("release"));
    }

    /** Bytes that went to clients who do not read them. */
    long stalledBytes() throws IOException {
        return backend.ask(Words.of("counters")).number("stalledSent");
    }

    /**
     * Sends small requests at even intervals, each on a new connection.
     *
     * @param event happens when they have begun
     */
    List<ProbeAnswer> probe(Running subject, double seconds, double interval, int patienceMillis, Look event)
            throws IOException {
        load.tell(Words.of("probe")
                .with("port", subject.port())
                .with("seconds", seconds)
                .with("interval", interval)
                .with("patience", patienceMillis)
                .with("small", Phase.encode(subject.smallRequest())));
        load.expect("begin");
        event.take();
        return ProbeAnswer.parse(load.expect("done").text("answers"));
    }

    private Reading read(Running subject) throws IOException {
        long received = backend.ask(Words.of("counters")).number("received");
        long now = System.nanoTime();
        double own = ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .map(time -> (double) time.toNanos())
                        .orElse(0.0)
                / NANOS;
        List<ChildProcess> helpers = new ArrayList<>(List.of(load, backend));
        helpers.addAll(subject.links());
        double subjects = ProcFs.cpuSeconds(subject.processes());
        return new Reading(now, received, subjects, subjects + own + ProcFs.cpuSeconds(helpers), ProcFs.busySeconds());
    }

    /** What clocks and counters say at one moment. */
    private record Reading(long nanos, long received, double subject, double known, double busy) {}

    /**
     * What a phase brought.
     *
     * @param load what the clients counted
     * @param seconds how long it took
     * @param cpuSeconds processor time of both ends of the subject
     * @param uploaded bytes that arrived at the back end
     * @param foreignSeconds processor time that nobody of the battery used
     */
    public record Outcome(Words load, double seconds, double cpuSeconds, long uploaded, double foreignSeconds) {

        /** Small requests a second. */
        public double requests() {
            return load.number("requests") / seconds;
        }

        /** Openings a second. */
        public double openings() {
            return load.number("openings") / seconds;
        }

        /** A time of the clients, in microseconds; not a number if there was nothing to time. */
        public double micros(String name) {
            long nanos = load.number(name);
            return nanos == 0 ? Double.NaN : nanos / (double) TimeUnit.MICROSECONDS.toNanos(1);
        }

        /** Bytes in large bodies, both directions. */
        public double bytes() {
            return load.number("downloaded") + uploaded;
        }

        /** Processors that were busy with something else. */
        public double foreign() {
            return Math.max(0, foreignSeconds / seconds);
        }
    }
}
