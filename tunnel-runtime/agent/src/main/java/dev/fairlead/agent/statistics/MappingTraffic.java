package dev.fairlead.agent.statistics;

import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.admin.Histogram;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What passed through one mapping, times since the agent started. Counted without a lock, on any thread. */
final class MappingTraffic {
    private final LongAdder allowed = new LongAdder();
    /** By the first word of the reason in the audit log, which are a dozen. */
    private final Map<String, LongAdder> denied = new ConcurrentHashMap<>();

    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder active = new LongAdder();
    private final Histogram durations = new Histogram();
    private final LongAdder signOn = new LongAdder();
    private final LongAdder connect = new LongAdder();
    private final LongAdder backend = new LongAdder();
    private volatile long lastAccessMillis;

    void allowed(long nowMillis) {
        lastAccessMillis = nowMillis;
        allowed.increment();
    }

    void denied(String reason, long nowMillis) {
        lastAccessMillis = nowMillis;
        int space = reason.indexOf(' ');
        refusals(space < 0 ? reason : reason.substring(0, space)).increment();
    }

    void began() {
        active.increment();
    }

    void ended() {
        active.decrement();
    }

    void received(int bytes) {
        received.add(bytes);
    }

    void sent(int bytes) {
        sent.add(bytes);
    }

    void took(long nanos, ServiceTimes times) {
        durations.took(nanos);
        signOn.add(times.signOn());
        connect.add(times.connect());
        backend.add(times.backend());
    }

    void restore(KeptUsage before) {
        allowed.add(before.allowed());
        before.refused().forEach((reason, count) -> refusals(reason).add(count));
        received.add(before.bytesReceived());
        sent.add(before.bytesSent());
        lastAccessMillis = Math.max(lastAccessMillis, before.lastAccessMillis());
    }

    KeptUsage kept() {
        return new KeptUsage(allowed.sum(), refusals(), received.sum(), sent.sum(), lastAccessMillis);
    }

    private Map<String, Long> refusals() {
        Map<String, Long> refusals = new TreeMap<>();
        denied.forEach((reason, count) -> refusals.put(reason, count.sum()));
        return refusals;
    }

    private LongAdder refusals(String reason) {
        return denied.computeIfAbsent(reason, word -> new LongAdder());
    }

    Usage read(SystemMapping mapping) {
        long last = lastAccessMillis;
        return new Usage(
                mapping,
                allowed.sum(),
                refusals(),
                received.sum(),
                sent.sum(),
                active.sum(),
                last == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last)),
                durations.read(),
                new PartsOfTime(signOn.sum(), connect.sum(), backend.sum()));
    }
}
