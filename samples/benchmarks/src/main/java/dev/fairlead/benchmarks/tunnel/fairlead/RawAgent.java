package dev.fairlead.benchmarks.tunnel.fairlead;

import dev.fairlead.benchmarks.tunnel.process.Helper;
import dev.fairlead.benchmarks.tunnel.process.Words;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.yamux.SessionLimits;
import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The far end of the tunnel without anything above it: every stream becomes a connection to the back end. */
public final class RawAgent {
    private static final int MAX_STREAMS = 20_000;

    private RawAgent() {}

    /** As a {@link Helper}. Arguments: gateway's port, back end's port, PEM files of the authority and of the agent. */
    public static void main(String[] arguments) throws Exception {
        InetSocketAddress backend =
                new InetSocketAddress(InetAddress.getByName("127.0.0.1"), Integer.parseInt(arguments[1]));
        AgentCredentials credentials = new AgentCredentials(
                "default",
                "",
                "battery",
                new Endpoint("127.0.0.1", Integer.parseInt(arguments[0])),
                Pem.certificates(Files.readString(Path.of(arguments[2]))).get(0),
                Pem.identity(Files.readString(Path.of(arguments[3]))));
        TunnelDialer dialer = TunnelDialer.start(
                DialSettings.of(credentials).withLimits(SessionLimits.DEFAULT.withMaxStreams(MAX_STREAMS)),
                stream -> new Connecting(stream, backend),
                DialListener.NONE);
        Helper.serve(Words.of("ready"), question -> Words.of("done").with("sessions", dialer.sessions()));
    }

    /** Keeps what comes before the connection stands, and hands over to the pipe then. */
    private static final class Connecting implements StreamHandler {
        private final TunnelStream stream;
        private final RawPipe pipe = new RawPipe();
        private final Deque<ByteBuf> early = new ArrayDeque<>(1);
        private boolean connected;
        private boolean finished;
        private Optional<StreamError> failure = Optional.empty();

        Connecting(TunnelStream stream, InetSocketAddress backend) {
            this.stream = stream;
            pipe.join(stream);
            NetworkStack.connecting(stream.eventLoop())
                    .handler(pipe)
                    .connect(backend)
                    .addListener(done -> {
                        if (done.isSuccess()) {
                            connected();
                        } else if (failure.isEmpty()) {
                            stream.refuse(new StreamError(TunnelErrorCode.BACKEND_UNREACHABLE, "no back end"));
                        }
                    });
        }

        private void connected() {
            connected = true;
            if (failure.isPresent()) {
                pipe.failed(failure.get());
                return;
            }
            stream.accept();
            while (!early.isEmpty()) {
                pipe.data(early.remove());
            }
            if (finished) {
                pipe.finished();
            }
        }

        @Override
        public void data(ByteBuf data) {
            if (connected) {
                pipe.data(data);
            } else {
                early.add(data);
            }
        }

        @Override
        public void finished() {
            finished = true;
            if (connected) {
                pipe.finished();
            }
        }

        @Override
        public void writable() {
            if (connected) {
                pipe.writable();
            }
        }

        @Override
        public void failed(StreamError error) {
            failure = Optional.of(error);
            early.forEach(ByteBuf::release);
            early.clear();
            if (connected) {
                pipe.failed(error);
            }
        }
    }
}
