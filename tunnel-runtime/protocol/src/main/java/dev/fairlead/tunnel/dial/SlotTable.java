package dev.fairlead.tunnel.dial;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.control.Announcement;
import dev.fairlead.tunnel.stream.TunnelSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The sessions that an agent keeps, to which nodes, and how many to each. The nodes are those that gateways told of;
 * while nobody told of any, those that the agent was given; while none is reached, both. A node that left is drained,
 * and not before another one is reached.
 */
final class SlotTable implements DialNodes {
    private final Function<Endpoint, DialSlot> factory;
    private final Map<Endpoint, List<DialSlot>> slots = new LinkedHashMap<>();
    private final Set<DialSlot> leaving = new LinkedHashSet<>();
    private List<Endpoint> given;
    private List<Announcement> announcements = List.of();
    private int sessionsPerNode;
    private boolean closed;

    /**
     * @param given where to dial first
     * @param factory makes a slot for a node, not started
     */
    SlotTable(List<Endpoint> given, int sessionsPerNode, Function<Endpoint, DialSlot> factory) {
        this.given = given;
        this.sessionsPerNode = sessionsPerNode;
        this.factory = factory;
    }

    @Override
    public synchronized void changed(DialSlot slot) {
        if (slot.isStanding() && slot.replicas().isEmpty() && !announcements.isEmpty()) {
            slot.announce(announcements);
        }
        arrange();
    }

    synchronized void give(List<Endpoint> endpoints) {
        given = List.copyOf(endpoints);
        arrange();
    }

    synchronized void sessionsPerNode(int value) {
        sessionsPerNode = value;
        arrange();
    }

    synchronized void announce(List<? extends Announcement> messages) {
        announcements = List.copyOf(messages);
        live().forEach(slot -> slot.announce(announcements));
    }

    synchronized void arrange() {
        if (closed) {
            return;
        }
        Set<Endpoint> wanted = wanted();
        for (Endpoint node : wanted) {
            List<DialSlot> own = slots.computeIfAbsent(node, key -> new ArrayList<>());
            while (own.size() < sessionsPerNode) {
                DialSlot slot = factory.apply(node);
                own.add(slot);
                slot.start();
            }
            while (own.size() > sessionsPerNode) {
                leave(own.remove(own.size() - 1));
            }
        }
        boolean reached = slots.entrySet().stream()
                .anyMatch(entry -> wanted.contains(entry.getKey())
                        && entry.getValue().stream().anyMatch(DialSlot::isStanding));
        if (reached || wanted.isEmpty()) {
            slots.entrySet().removeIf(entry -> {
                boolean left = !wanted.contains(entry.getKey());
                if (left) {
                    entry.getValue().forEach(this::leave);
                }
                return left;
            });
        }
    }

    private Set<Endpoint> wanted() {
        Set<Endpoint> told = new LinkedHashSet<>();
        live().forEach(slot -> told.addAll(slot.replicas()));
        if (!told.isEmpty()) {
            return told;
        }
        Set<Endpoint> wanted = new LinkedHashSet<>(given);
        if (!given.isEmpty() && live().stream().noneMatch(DialSlot::isStanding)) {
            wanted.addAll(slots.keySet());
        }
        return wanted;
    }

    private void leave(DialSlot slot) {
        leaving.add(slot);
        slot.close().whenComplete((done, failure) -> left(slot));
    }

    private synchronized void left(DialSlot slot) {
        leaving.remove(slot);
    }

    private List<DialSlot> live() {
        return slots.values().stream().flatMap(List::stream).toList();
    }

    /** Sessions that stand and are not about to leave. */
    synchronized int standing() {
        return (int) live().stream().filter(DialSlot::isStanding).count();
    }

    /** The same for each node. */
    synchronized Map<Endpoint, Integer> standingAtEach() {
        Map<Endpoint, Integer> standing = new LinkedHashMap<>();
        slots.forEach((node, own) -> standing.put(
                node, (int) own.stream().filter(DialSlot::isStanding).count()));
        return standing;
    }

    /** The session that has the fewest streams; empty if none stands. */
    synchronized Optional<TunnelSession> leastBusy() {
        return live().stream()
                .flatMap(slot -> slot.standing().stream())
                .min(Comparator.comparingInt(TunnelSession::load));
    }

    /** Streams that run. */
    synchronized int streams() {
        return live().stream().mapToInt(DialSlot::streams).sum()
                + leaving.stream().mapToInt(DialSlot::streams).sum();
    }

    /** Drains everything; completed when every session has ended. */
    synchronized CompletableFuture<Void> close() {
        closed = true;
        List<DialSlot> all = new ArrayList<>(live());
        all.addAll(leaving);
        return CompletableFuture.allOf(all.stream().map(DialSlot::close).toArray(CompletableFuture<?>[]::new));
    }
}
