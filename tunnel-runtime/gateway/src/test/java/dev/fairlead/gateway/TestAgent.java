package dev.fairlead.gateway;

import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.dial.Backoff;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An agent that answers every byte with its own name and the byte. */
final class TestAgent implements AutoCloseable, DialListener {
    private final String name;
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final List<String> losses = new CopyOnWriteArrayList<>();
    private final TunnelDialer dialer;

    TestAgent(String name, AgentCredentials credentials) {
        this.name = name;
        this.dialer = TunnelDialer.start(
                DialSettings.of(credentials)
                        .withSoftware("test-agent/" + name)
                        .withDrain(Duration.ofSeconds(2))
                        .withBackoff(new Backoff(
                                Duration.ofMillis(20),
                                Duration.ofMillis(100),
                                Duration.ofMillis(100),
                                Duration.ofMillis(200),
                                Duration.ofSeconds(60))),
                acceptor(),
                this);
    }

    static AgentCredentials enrol(Path directory, int port, String tenant, String location) throws IOException {
        String code = EnrolmentCodes.issue(directory, "127.0.0.1:" + port, tenant, location, Duration.ofMinutes(10));
        return Enrolment.enrol(EnrolmentCode.parse(code));
    }

    private StreamAcceptor acceptor() {
        return stream -> {
            if (!stream.request().virtualHost().equals("silent")) {
                stream.accept();
            }
            return new Answering(stream);
        };
    }

    int sessions() {
        return dialer.sessions();
    }

    /** Why the gateway would not have it. */
    List<String> refusals() {
        return refusals;
    }

    List<String> losses() {
        return losses;
    }

    @Override
    public void refused(Endpoint gateway, String reason) {
        refusals.add(reason);
    }

    @Override
    public void lost(Endpoint gateway, String reason) {
        losses.add(reason);
    }

    @Override
    public void close() {
        dialer.close();
    }

    private final class Answering implements StreamHandler {
        private final TunnelStream stream;

        Answering(TunnelStream stream) {
            this.stream = stream;
        }

        @Override
        public void data(ByteBuf data) {
            stream.consumed(data.readableBytes());
            if (stream.request().virtualHost().equals("silent")) {
                data.release();
                return;
            }
            stream.write(Unpooled.wrappedBuffer(name.getBytes(StandardCharsets.UTF_8)));
            stream.write(data);
        }

        @Override
        public void finished() {
            stream.finish();
        }

        @Override
        public void failed(StreamError error) {
            // the test looks at the other end
        }
    }
}
