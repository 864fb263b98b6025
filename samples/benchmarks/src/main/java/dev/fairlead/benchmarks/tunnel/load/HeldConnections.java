package dev.fairlead.benchmarks.tunnel.load;

import dev.fairlead.benchmarks.tunnel.process.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Connections that were used once and then stay open without a word. */
final class HeldConnections {
    /** As many are used at a time. */
    private static final int TOGETHER = 32;

    private final List<SocketChannel> channels = new ArrayList<>();

    /** Opens more of them, and uses each once. */
    Words open(int port, int count, ExecutorService threads) throws Exception {
        InetSocketAddress target = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
        List<SocketChannel> opened = together(threads, java.util.Collections.nCopies(count, () -> {
            SocketChannel channel = SocketChannel.open(target);
            use(channel);
            return channel;
        }));
        channels.addAll(opened);
        return Words.of("done").with("count", channels.size());
    }

    /** Uses each once more; those that answer are alive. */
    Words ask(ExecutorService threads) throws Exception {
        List<Boolean> answers = together(
                threads,
                channels.stream()
                        .map(channel -> (Callable<Boolean>) () -> answers(channel))
                        .toList());
        return Words.of("done")
                .with("count", answers.stream().filter(alive -> alive).count());
    }

    Words close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        channels.clear();
        return Words.of("done");
    }

    private static boolean answers(SocketChannel channel) {
        try {
            use(channel);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void use(SocketChannel channel) throws IOException {
        channel.write(Backend.direct(Backend.SMALL_REQUEST));
        Answer answer = new Answer();
        ByteBuffer buffer = ByteBuffer.allocate(1024);
        boolean complete = false;
        while (!complete) {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                throw new IOException("ended without an answer");
            }
            complete = answer.read(buffer.flip());
        }
    }

    private static <T> List<T> together(ExecutorService threads, List<? extends Callable<T>> tasks) throws Exception {
        Semaphore turns = new Semaphore(TOGETHER);
        List<Future<T>> futures = new ArrayList<>();
        for (Callable<T> task : tasks) {
            turns.acquire();
            futures.add(threads.submit(() -> {
                try {
                    return task.call();
                } finally {
                    turns.release();
                }
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
