package dev.fairlead.tunnel.yamux.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import dev.fairlead.tunnel.yamux.GoAwayCode;
import dev.fairlead.tunnel.yamux.MemoryBudget;
import dev.fairlead.tunnel.yamux.SessionLimits;
import dev.fairlead.tunnel.yamux.StreamEnd;
import dev.fairlead.tunnel.yamux.YamuxSession;
import dev.fairlead.tunnel.yamux.YamuxSessionListener;
import dev.fairlead.tunnel.yamux.YamuxStream;
import dev.fairlead.tunnel.yamux.YamuxStreamListener;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our sessions understand, and are understood by, an implementation that we have not written. */
@Timeout(60)
class OtherImplementationTest {
    private static final int SEVERAL_WINDOWS = 1_500_000;
    private static final int WINDOW = 256 * 1024;

    private final List<Seen> opened = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private TunnelThreads threads;
    private NodePeer node;
    private volatile YamuxSession session;

    /** Which side opened the connection: its streams have odd numbers. */
    enum Role {
        WE_DIAL,
        WE_LISTEN
    }

    @BeforeAll
    static void look() throws Exception {
        assumeTrue(NodePeer.isAvailable(), "Node.js or its package is missing");
    }

    @BeforeEach
    void startLoop() {
        threads = new TunnelThreads("test-yamux", 1, NetworkStack.PORTABLE);
    }

    @AfterEach
    void stop() throws Exception {
        node.close();
        threads.close();
    }

    private void connect(Role role) throws Exception {
        ChannelInitializer<Channel> initializer = new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                SessionLimits limits = SessionLimits.DEFAULT;
                YamuxSession made = new YamuxSession(
                        role == Role.WE_DIAL, limits, new MemoryBudget(limits.memoryBudget()), new Events());
                channel.pipeline().addLast(made);
                session = made;
            }
        };
        if (role == Role.WE_DIAL) {
            node = NodePeer.start("listen");
            new Bootstrap()
                    .group(threads.group())
                    .channel(NioSocketChannel.class)
                    .handler(initializer)
                    .connect("127.0.0.1", Integer.parseInt(node.awaitLine("port ")))
                    .sync();
        } else {
            Channel listening = new ServerBootstrap()
                    .group(threads.group())
                    .channel(NioServerSocketChannel.class)
                    .childHandler(initializer)
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .sync()
                    .channel();
            node = NodePeer.start("dial", "" + ((InetSocketAddress) listening.localAddress()).getPort());
        }
        node.awaitLine("connected");
    }

    private final class Events implements YamuxSessionListener {
        @Override
        public YamuxStreamListener opened(YamuxStream stream) {
            Seen seen = new Seen(true).on(stream);
            opened.add(seen);
            return seen;
        }

        @Override
        public void goAway(GoAwayCode code) {
            events.add("go away " + code);
        }

        @Override
        public void closed(String reason, Optional<Throwable> failure) {
            events.add("closed " + reason);
        }
    }

    private <T> T onLoop(Callable<T> task) throws Exception {
        return session.eventLoop().submit(task).get();
    }

    /** Opens a stream on which the other side does what the first byte says. */
    private YamuxStream open(Seen seen, byte[] bytes, boolean finish) throws Exception {
        return onLoop(() -> {
            YamuxStream stream = session.open(false, seen);
            seen.on(stream);
            stream.write(Unpooled.wrappedBuffer(bytes));
            if (finish) {
                stream.finish();
            }
            return stream;
        });
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @EnumSource
    void whatWeSendComesBackOverSeveralWindows(Role role) throws Exception {
        connect(role);
        byte[] bytes = new byte[SEVERAL_WINDOWS];
        new Random(5).nextBytes(bytes);
        bytes[0] = 'e';

        Seen seen = new Seen(false);
        open(seen, bytes.clone(), true);

        await().until(seen::isFinished);
        bytes = Arrays.copyOfRange(bytes, 1, bytes.length);
        assertThat(seen.bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheySendComesBackOverSeveralWindows(Role role) throws Exception {
        connect(role);

        node.tell("open " + SEVERAL_WINDOWS);

        assertThat(node.awaitLine("came back")).isEqualTo("" + SEVERAL_WINDOWS);
        assertThat(opened).singleElement().satisfies(seen -> {
            assertThat(seen.size()).isEqualTo(SEVERAL_WINDOWS);
            assertThat(seen.isFinished()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void oneDirectionEndsWhileTheOtherGoesOn(Role role) throws Exception {
        connect(role);

        Seen seen = new Seen(false);
        open(seen, ascii("c12345678"), true);

        await().until(seen::isFinished);
        assertThat(seen.bytes()).asString().isEqualTo("8");
    }

    @ParameterizedTest
    @EnumSource
    void theyKeepToOurCreditAndGoOnWhenThereIsMore(Role role) throws Exception {
        connect(role);
        Seen seen = new Seen(false);
        seen.withhold();

        open(seen, ascii("s" + SEVERAL_WINDOWS), true);
        await().until(() -> seen.size() >= WINDOW);
        node.tell("ping");
        node.awaitLine("pong");
        assertThat(seen.size()).isEqualTo(WINDOW);
        onLoop(() -> {
            seen.consume();
            return true;
        });

        await().until(seen::isFinished);
        assertThat(seen.size()).isEqualTo(SEVERAL_WINDOWS);
    }

    @ParameterizedTest
    @EnumSource
    void aResetArrivesHereAndTheSessionGoesOn(Role role) throws Exception {
        connect(role);
        Seen seen = new Seen(false);

        open(seen, ascii("r"), false);

        await().until(() -> seen.end().equals(Optional.of(StreamEnd.RESET_BY_PEER)));
        node.tell("open 10");
        assertThat(node.awaitLine("came back")).isEqualTo("10");
    }

    @ParameterizedTest
    @EnumSource
    void aResetArrivesThereAndTheSessionGoesOn(Role role) throws Exception {
        connect(role);
        Seen seen = new Seen(false);
        YamuxStream stream = open(seen, ascii("eabc"), false);
        await().until(() -> seen.size() == 3);

        onLoop(() -> {
            stream.reset();
            return true;
        });

        assertThat(node.awaitLine("failed")).isEqualTo("StreamResetError");
        node.tell("open 10");
        assertThat(node.awaitLine("came back")).isEqualTo("10");
    }

    @ParameterizedTest
    @EnumSource
    void pingsAreAnsweredOnBothSides(Role role) throws Exception {
        connect(role);

        node.tell("ping");
        onLoop(() -> {
            session.ping();
            return true;
        });

        node.awaitLine("pong");
        await().until(() -> onLoop(session::roundTrip).compareTo(Duration.ZERO) > 0);
    }

    @ParameterizedTest
    @EnumSource
    void theirGoAwayIsHeard(Role role) throws Exception {
        connect(role);

        node.tell("bye");

        await().until(() -> events.contains("go away NORMAL"));
    }

    @ParameterizedTest
    @EnumSource
    void ourGoAwayIsHeardThere(Role role) throws Exception {
        connect(role);

        onLoop(() -> {
            session.goAway();
            return true;
        });

        // libp2p's reading: who goes away has ended its streams, so that nothing is left to wait for
        node.awaitLine("ended");
    }
}
