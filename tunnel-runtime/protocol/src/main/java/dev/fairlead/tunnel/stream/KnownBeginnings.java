package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.OpenRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What openings began with, up to their {@link OpeningTail}, by the very bytes: one for each application and system that
 * it calls. A few are kept, those that came last.
 */
final class KnownBeginnings {
    static final int MAX = 64;

    private final Map<ByteBuf, OpenRequest> openings = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuf, OpenRequest> eldest) {
            return size() > MAX;
        }
    };

    /** An opening that began with these bytes. */
    Optional<OpenRequest> find(ByteBuf beginning) {
        return Optional.ofNullable(openings.get(beginning));
    }

    /** Remembers an opening by a copy of the bytes that it began with. */
    void add(ByteBuf beginning, OpenRequest opening) {
        openings.put(Unpooled.copiedBuffer(beginning), opening);
    }
}
