package dev.fairlead.tunnel.yamux;

import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The streams of a session that have not ended, by their numbers: those of the dialling side are odd. */
final class SessionStreams {
    private final boolean dialler;
    private final IntObjectMap<YamuxStream> streams = new IntObjectHashMap<>();
    private int incoming;
    private volatile int count;

    /** @param dialler whether this side opened the connection */
    SessionStreams(boolean dialler) {
        this.dialler = dialler;
    }

    boolean isOurs(int id) {
        return (id & 1) == (dialler ? 1 : 0);
    }

    void add(YamuxStream stream) {
        streams.put(stream.id(), stream);
        count = streams.size();
        incoming += isOurs(stream.id()) ? 0 : 1;
    }

    /** No effect if it was removed before. */
    void remove(YamuxStream stream) {
        if (streams.remove(stream.id()) != null) {
            count = streams.size();
            incoming -= isOurs(stream.id()) ? 0 : 1;
        }
    }

    /** The stream of that number; null if there is none, as for every frame of a stream that has just ended. */
    YamuxStream get(int id) {
        return streams.get(id);
    }

    /** How many there are, of both sides; may be asked on any thread. */
    int count() {
        return count;
    }

    /** How many of them the peer opened. */
    int incoming() {
        return incoming;
    }

    /** All at this moment; streams may end meanwhile. */
    List<YamuxStream> now() {
        return List.copyOf(streams.values());
    }

    /** The one with the most bytes that nobody has consumed; empty if there are none. */
    Optional<YamuxStream> largest() {
        return streams.values().stream().max(Comparator.comparingInt(YamuxStream::unconsumed));
    }
}
