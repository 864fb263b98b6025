package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.dial.DialListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a dialer reports, as text. */
public final class DialEvents implements DialListener {
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @Override
    public void connecting(Endpoint endpoint) {
        seen.add("connecting");
    }

    @Override
    public void connected(Endpoint endpoint, String sessionId) {
        seen.add("connected");
    }

    @Override
    public void lost(Endpoint endpoint, String reason) {
        seen.add("lost: " + reason);
    }

    @Override
    public void refused(Endpoint endpoint, String reason) {
        seen.add("refused: " + reason);
    }

    @Override
    public void draining(int streams, Duration left) {
        seen.add("draining " + streams);
    }

    /** Everything so far, oldest first. */
    public List<String> seen() {
        return seen;
    }

    /** Whether anything began so. */
    public boolean has(String start) {
        return seen.stream().anyMatch(event -> event.startsWith(start));
    }
}
