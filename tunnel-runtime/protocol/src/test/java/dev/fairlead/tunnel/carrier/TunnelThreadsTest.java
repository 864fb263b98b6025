package dev.fairlead.tunnel.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.tunnel.testing.TestAuthority;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The threads are ordered to end while tasks run on their event loops, as they do when a gateway or an agent stops. */
@Timeout(60)
class TunnelThreadsTest {
    private static final int END = -1;

    private final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();

    static Stream<NetworkStack> stacks() {
        return Stream.of(NetworkStack.PORTABLE, NetworkStack.choose(Natives.AUTO))
                .distinct();
    }

    private static TunnelThreads start(NetworkStack stack) {
        return new TunnelThreads("test-end", 1, stack);
    }

    private static ServerPort listen(TunnelThreads threads, Consumer<Channel> accepted) throws Exception {
        return ServerPort.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), threads, 5, accepted);
    }

    private static Socket connect(ServerPort port) throws Exception {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port.port());
        client.setSoTimeout(20_000);
        return client;
    }

    /** @param before what the event loop is given before the order to end, and cannot run yet */
    private static void endWhileATaskRuns(TunnelThreads threads, Runnable before) throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch ordered = new CountDownLatch(1);
        threads.next().execute(() -> {
            running.countDown();
            await().until(() -> ordered.getCount() == 0);
        });
        running.await();
        before.run();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(threads::close);
        await().until(threads::isClosed);
        ordered.countDown();
        closing.get();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void connectionsThatAreOpenAreClosed(NetworkStack stack) throws Exception {
        TunnelThreads threads = start(stack);
        ServerPort port = listen(threads, accepted::add);
        try (Socket client = connect(port)) {
            Channel channel = accepted.take();

            endWhileATaskRuns(threads, () -> {});

            assertThat(client.getInputStream().read()).isEqualTo(END);
            assertThat(channel.isOpen()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void whatAHandshakeThatBreaksOffHasReadIsReleased(NetworkStack stack) throws Exception {
        TestAuthority authority = new TestAuthority("gateway");
        TunnelThreads threads = start(stack);
        SingleIdentity gateway = new SingleIdentity(authority.server());
        SslContext tls = CarrierTls.ofGateway(stack, gateway, authority.certificate());
        BlockingQueue<ByteBuf> read = new LinkedBlockingQueue<>();
        ServerPort port = listen(
                threads,
                channel -> channel.pipeline()
                        .addLast(new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext context, Object message) {
                                context.fireChannelRead(message);
                                read.add((ByteBuf) message);
                            }
                        })
                        .addLast(tls.newHandler(channel.alloc(), threads.blocking())));
        try (Socket client = connect(port)) {
            // the beginning of a record of 512 bytes that holds a client's greeting
            client.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1, 0});
            ByteBuf held = read.take();
            assertThat(held.refCnt()).isEqualTo(1);

            endWhileATaskRuns(threads, () -> {});

            assertThat(held.refCnt()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void whatWasWrittenBeforeIsSent(NetworkStack stack) throws Exception {
        TunnelThreads threads = start(stack);
        ServerPort port = listen(threads, accepted::add);
        try (Socket client = connect(port)) {
            Channel channel = accepted.take();

            endWhileATaskRuns(
                    threads, () -> channel.writeAndFlush(Unpooled.copiedBuffer("goodbye", StandardCharsets.US_ASCII)));

            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("goodbye");
        }
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void aConnectionThatATaskOpensAtTheEndIsClosed(NetworkStack stack) throws Exception {
        TunnelThreads threads = start(stack);
        try (ServerSocket peer = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            endWhileATaskRuns(
                    threads,
                    () -> threads.next()
                            .execute(() -> accepted.add(NetworkStack.connecting(threads.next())
                                    .disableResolver()
                                    .handler(new UnreadySocket())
                                    .connect(peer.getLocalSocketAddress())
                                    .channel())));

            assertThat(accepted.take().isOpen()).isFalse();
        }
    }
}
