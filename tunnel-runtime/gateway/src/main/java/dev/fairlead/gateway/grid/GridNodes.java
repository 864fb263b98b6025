package dev.fairlead.gateway.grid;

import dev.fairlead.gateway.cluster.Membership;
import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import javax.cache.Cache;

/**
 * Nodes that announce themselves in a cache, each under a name that it draws when it starts. Whether another one lives
 * is counted by this node's own clock, from when its announcement last changed: clocks of nodes need not agree.
 *
 * <p>An announcement gives no rights, it only says where to dial: whoever answers there has to show a certificate of the
 * gateway's own authority. So what is found here is checked for its form only, and there is an end to how much of it is
 * believed.
 */
final class GridNodes implements Membership {
    private static final System.Logger LOGGER = System.getLogger(GridNodes.class.getName());
    private static final int MOST_NODES = 64;
    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_NAME = 64;

    private final GridCache cache;
    private final String name;
    private final Endpoint self;
    private final long silence;
    private final LongSupplier nanos;
    private final Map<String, Sighting> sightings = new HashMap<>();
    private long beat;
    private volatile boolean left;
    private int skipped;

    /** An announcement, and when it was first seen as it is. */
    private record Sighting(Announcement announcement, long since) {}

    /**
     * @param name of this node's announcement
     * @param silence after which a node does not count any more
     * @param nanos monotonic time
     */
    GridNodes(GridCache cache, String name, Endpoint self, Duration silence, LongSupplier nanos) {
        this.cache = cache;
        this.name = name;
        this.self = self;
        this.silence = silence.toNanos();
        this.nanos = nanos;
    }

    /** Says that this node lives, and looks who else does. */
    @Override
    public synchronized List<Endpoint> nodes() throws IOException {
        if (!left) {
            String text = new Announcement(self, ++beat).text();
            cache.ask(entries -> {
                entries.put(name, text);
                // it may have left meanwhile
                return left && entries.remove(name);
            });
        }
        see(cache.ask(this::announcements));
        forgetSilent();
        return living();
    }

    private Map<String, Announcement> announcements(Iterable<? extends Cache.Entry<?, ?>> entries) {
        Map<String, Announcement> found = new HashMap<>();
        int looked = 0;
        for (Cache.Entry<?, ?> entry : entries) {
            if (looked == MOST_ENTRIES) {
                break;
            }
            looked++;
            if (entry.getKey() instanceof String key && key.length() <= LONGEST_NAME) {
                Announcement.read(entry.getValue()).ifPresent(announcement -> found.put(key, announcement));
            }
        }
        tellSkipped(looked - found.size());
        return found;
    }

    /** Says how many, not what: the text of a stranger has no business in the log. */
    private void tellSkipped(int now) {
        if (now > skipped) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "{0} entries of the cache {1} are no announcements of nodes, and are skipped",
                    now,
                    cache.name());
        }
        skipped = now;
    }

    private void see(Map<String, Announcement> found) {
        long now = nanos.getAsLong();
        sightings.keySet().retainAll(found.keySet());
        found.forEach((key, announcement) -> sightings.merge(
                key,
                new Sighting(announcement, now),
                (before, seen) -> before.announcement().text().equals(announcement.text()) ? before : seen));
    }

    /** A grid that was configured without expiry would keep them for ever. One that still speaks is not removed. */
    private void forgetSilent() throws IOException {
        long now = nanos.getAsLong();
        Map<String, String> silent = new HashMap<>();
        sightings.forEach((key, sighting) -> {
            if (now - sighting.since() >= silence) {
                silent.put(key, sighting.announcement().text());
            }
        });
        if (!silent.isEmpty()) {
            sightings.keySet().removeAll(silent.keySet());
            cache.ask(entries -> {
                silent.forEach(entries::remove);
                return silent;
            });
        }
    }

    private List<Endpoint> living() {
        Map<String, Endpoint> nodes = new TreeMap<>(Map.of(self.toString(), self));
        sightings.values().stream()
                .map(sighting -> sighting.announcement().node())
                .sorted(Comparator.comparing(Endpoint::toString))
                .distinct()
                .limit(MOST_NODES)
                .forEach(node -> nodes.put(node.toString(), node));
        return List.copyOf(nodes.values());
    }

    @Override
    public boolean isSelf(Endpoint node) {
        return self.equals(node);
    }

    /** Others write into the grid too. */
    @Override
    public boolean isVouchedFor(Endpoint node) {
        return isSelf(node);
    }

    /** The others see at their next look that this node is gone. */
    @Override
    public void close() {
        if (left) {
            return;
        }
        left = true;
        try {
            cache.ask(entries -> entries.remove(name));
        } catch (IOException unreachable) {
            LOGGER.log(
                    System.Logger.Level.DEBUG,
                    "This node could not take its leave; the others will count it out",
                    unreachable);
        }
    }
}
