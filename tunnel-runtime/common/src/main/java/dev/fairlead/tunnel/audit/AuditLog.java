package dev.fairlead.tunnel.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The log of decisions in files, written by one thread of its own. What cannot be written waits; when too much waits,
 * events are counted and dropped, and the log says how many.
 */
public final class AuditLog implements AuditTrail, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AuditLog.class.getName());
    private static final int CAPACITY = 10_000;
    private static final int BATCH = 256;
    private static final long GATHER_MILLIS = 2;
    private static final long SIGN_CHECK_SECONDS = 30;
    private static final long RETRY_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 5_000;

    private final AuditSettings settings;
    private final AuditFiles files;
    private final BlockingQueue<AuditRecord> queue = new LinkedBlockingQueue<>();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer = new Thread(this::run, "fairlead-audit");
    private final LongAdder failures = new LongAdder();
    private volatile boolean failing;
    private final CountDownLatch closing = new CountDownLatch(1);
    /** The last record; the writer ends when it has come, not before. */
    private final AuditRecord stop = AuditRecord.of("Stop", "");

    private AuditLog(AuditSettings settings, AuditFiles files) {
        this.settings = settings;
        this.files = files;
    }

    /**
     * Continues the log below a directory, or begins one.
     *
     * @param scope what the log is about: part of the names of its files, and of each line
     * @throws LogInUseException if it is being written already
     * @throws IOException if an earlier log cannot be read or the directory not be used
     */
    public static AuditLog open(Path directory, String scope, AuditSettings settings, Clock clock) throws IOException {
        AuditLog log = new AuditLog(settings, new AuditFiles(directory.resolve("audit"), scope, clock));
        log.writer.setDaemon(true);
        log.writer.start();
        return log;
    }

    @Override
    public boolean accepting() {
        return !settings.strict() || !failing;
    }

    @Override
    public void record(AuditRecord event) {
        if (settings.level() == AuditLevel.SECURITY && event.ofPermittedTraffic()) {
            return;
        }
        if (queue.size() < CAPACITY) {
            queue.add(event);
        } else {
            dropped.incrementAndGet();
            failing = true;
        }
    }

    /** How often records could not be written; they are tried again, so that one failure may be many. */
    public long failures() {
        return failures.sum();
    }

    /** Writes what waits, for a few seconds at most, and ends the log with a record of it. */
    @Override
    public void close() {
        if (closing.getCount() > 0) {
            closing.countDown();
            queue.add(stop);
        }
        try {
            writer.join(CLOSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never interrupted: that would close the file under the writer's hands. */
    private void run() {
        Deque<AuditRecord> pending = new ArrayDeque<>();
        try {
            boolean last;
            do {
                Optional.ofNullable(queue.poll(SIGN_CHECK_SECONDS, TimeUnit.SECONDS))
                        .ifPresent(pending::add);
                gather();
                queue.drainTo(pending, BATCH);
                last = pending.contains(stop);
                while (!written(pending) && !closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                    LOG.log(System.Logger.Level.DEBUG, "Writing the audit log is tried again");
                }
            } while (!last);
            queue.drainTo(pending);
            written(pending);
            files.close();
        } catch (InterruptedException foreign) {
            Thread.currentThread().interrupt();
        } catch (IOException lost) {
            LOG.log(System.Logger.Level.WARNING, "The audit log could not be closed: {0}", lost.toString());
        }
    }

    /**
     * Lets a few more records come, unless they are many already: under load this thread is not woken for each, which
     * would cost those that record more than the record.
     */
    private void gather() throws InterruptedException {
        if (queue.size() < BATCH) {
            closing.await(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether everything that was pending is in the file now. */
    private boolean written(Deque<AuditRecord> pending) {
        try {
            long gap = dropped.getAndSet(0);
            if (gap > 0) {
                pending.add(AuditRecord.of("AuditGap", "{\"dropped\":" + gap + "}"));
            }
            if (!pending.isEmpty()) {
                files.write(pending);
                pending.clear();
            }
            files.signIfDue();
            if (failing) {
                LOG.log(System.Logger.Level.INFO, "The audit log is written again");
            }
            failing = false;
            return true;
        } catch (IOException | RuntimeException unwritable) {
            if (!failing) {
                LOG.log(System.Logger.Level.WARNING, "The audit log cannot be written: {0}", unwritable.toString());
            }
            failing = true;
            failures.increment();
            return false;
        }
    }
}
