package dev.fairlead.benchmarks.tunnel.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A thread of the load, with some of the connections of a phase. */
final class Worker implements Callable<Tally> {
    private static final long TICK_MILLIS = 5;

    private final Selector selector = Selector.open();
    private final Flow.Shared shared;
    private final List<Flow> flows = new ArrayList<>();
    private final long begin;
    private final long end;
    private boolean counting;

    /**
     * @param begin when counting begins, as {@link System#nanoTime} tells
     * @param end when everything ends
     */
    Worker(int port, long begin, long end) throws IOException {
        this.shared = new Flow.Shared(selector, port);
        this.begin = begin;
        this.end = end;
    }

    Flow.Shared shared() {
        return shared;
    }

    void add(Flow flow) {
        flows.add(flow);
    }

    @Override
    public Tally call() throws IOException {
        for (Flow flow : flows) {
            flow.connect();
        }
        long now = System.nanoTime();
        while (now - end < 0) {
            if (!counting && now - begin >= 0) {
                counting = true;
                shared.tally.clear();
            }
            selector.select(this::ready, TICK_MILLIS);
            now = System.nanoTime();
        }
        for (SelectionKey key : List.copyOf(selector.keys())) {
            key.channel().close();
        }
        selector.close();
        return shared.tally;
    }

    private void ready(SelectionKey key) {
        try {
            ((Flow) key.attachment()).ready();
        } catch (IOException e) {
            shared.tally.failed(e);
            closeQuietly(key);
        }
    }

    private static void closeQuietly(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            // it had failed before
        }
    }
}
