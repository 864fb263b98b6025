package dev.fairlead.agent.statistics;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.audit.AuditRecord;
import dev.fairlead.tunnel.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What passed through one tenant's agent: usage also before this start, times since then. Decisions are counted where
 * they are audited, bytes and times on the streams themselves. A mapping that is no longer exposed is forgotten; what
 * called none is one number.
 */
public final class Traffic {
    private final Clock clock;
    private final Map<String, MappingTraffic> byMapping = new ConcurrentHashMap<>();
    private final LongAdder elsewhere = new LongAdder();
    private final RecentRequests recent = new RecentRequests();
    private final SlowestRequests slowest = new SlowestRequests();

    /** @param clock says when something happened */
    public Traffic(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** A trail that counts what it records as calls of no mapping. */
    public AuditTrail countingElsewhere(AuditTrail trail) {
        return counting(trail, elsewhere::increment, reason -> elsewhere.increment());
    }

    /** For each mapping a trail that counts what it records; asked only for mappings that are exposed. */
    public Function<SystemMapping, AuditTrail> counting(AuditTrail trail, AccessRules access) {
        Map<SystemMapping, AuditTrail> trails = new IdentityHashMap<>();
        for (SystemMapping mapping : access.mappings()) {
            MappingTraffic counted = of(mapping);
            trails.put(
                    mapping,
                    counting(
                            trail,
                            () -> counted.allowed(clock.millis()),
                            reason -> counted.denied(reason, clock.millis())));
        }
        return trails::get;
    }

    private static AuditTrail counting(AuditTrail trail, Runnable allowed, Consumer<String> denied) {
        return new AuditTrail() {
            @Override
            public boolean accepting() {
                return trail.accepting();
            }

            @Override
            public void record(AuditRecord event) {
                if (event.type().equals(AuditRecord.ACCESS_ALLOWED)) {
                    allowed.run();
                } else if (event.type().equals(AuditRecord.ACCESS_DENIED)) {
                    denied.accept(event.reason());
                }
                trail.record(event);
            }
        };
    }

    /** An acceptor whose streams are measured. */
    public StreamAcceptor measuring(StreamAcceptor acceptor, AccessRules access) {
        return stream -> {
            Optional<SystemMapping> called =
                    access.find(stream.request().virtualHost(), stream.request().virtualPort());
            return called.isPresent() ? measured(acceptor, stream, called.get()) : acceptor.opened(stream);
        };
    }

    /** Of every mapping, in the order of the configuration; all zero for those that nobody called. */
    public List<Usage> usage(AccessRules access) {
        return access.mappings().stream()
                .map(mapping -> of(mapping).read(mapping))
                .toList();
    }

    /** How many requests were refused that called no mapping at all. */
    public long refusedElsewhere() {
        return elsewhere.sum();
    }

    /** The requests that took longest, the slowest first; ten at most. */
    public List<ServedRequest> slowest() {
        return slowest.read();
    }

    /** The requests that were answered last, the newest first; fifty at most. */
    public List<ServedRequest> recent() {
        return recent.read();
    }

    /** Only these mappings are exposed from now on. */
    public void keep(AccessRules access) {
        byMapping
                .keySet()
                .retainAll(access.mappings().stream()
                        .map(SystemMapping::virtualAuthority)
                        .toList());
    }

    /** Adds what was counted before this start. */
    void restore(Map<String, KeptUsage> kept, AccessRules access) {
        for (SystemMapping mapping : access.mappings()) {
            KeptUsage usage = kept.get(mapping.virtualAuthority());
            if (usage != null) {
                of(mapping).restore(usage);
            }
        }
    }

    /** What should be known after the next start, by virtual host and port. */
    Map<String, KeptUsage> kept() {
        Map<String, KeptUsage> kept = new TreeMap<>();
        byMapping.forEach((virtual, counted) -> kept.put(virtual, counted.kept()));
        return kept;
    }

    void answered(
            String virtual, MappingTraffic mapping, long nanos, ServiceTimes times, int status, String requestId) {
        mapping.took(nanos, times);
        ServedRequest request =
                new ServedRequest(virtual, clock.instant(), Duration.ofNanos(nanos), times, status, requestId);
        recent.add(request);
        if (slowest.isOne(nanos)) {
            slowest.add(request);
        }
    }

    private StreamHandler measured(StreamAcceptor acceptor, TunnelStream stream, SystemMapping called) {
        MeasuredStream measured = new MeasuredStream(stream, this, of(called), called);
        return measured.handledBy(acceptor.opened(measured));
    }

    private MappingTraffic of(SystemMapping mapping) {
        return byMapping.computeIfAbsent(mapping.virtualAuthority(), virtual -> new MappingTraffic());
    }
}
