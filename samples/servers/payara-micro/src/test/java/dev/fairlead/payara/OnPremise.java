package dev.fairlead.payara;

import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.payara.server.PayaraProcess;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.dial.Backoff;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A network with an agent of the gateway in the server; every system in it answers whose token the agent got. */
final class OnPremise implements AutoCloseable {
    private static final Duration SOON = Duration.ofMillis(100);

    private final AtomicInteger requests = new AtomicInteger();
    private final TunnelDialer agent;

    /** @param server with the resource adapter deployed, so that its gateway runs */
    OnPremise(PayaraProcess server) throws IOException {
        String code = EnrolmentCodes.issue(
                Path.of(server.property("fairlead.gateway.directory")),
                "127.0.0.1:" + server.property("fairlead.gateway.agents.port"),
                "default",
                "",
                Duration.ofMinutes(10));
        agent = TunnelDialer.start(
                DialSettings.of(Enrolment.enrol(EnrolmentCode.parse(code)))
                        .withDrain(Duration.ZERO)
                        .withBackoff(new Backoff(SOON, SOON, SOON, SOON.multipliedBy(2), Duration.ofSeconds(60))),
                stream -> {
                    requests.incrementAndGet();
                    return new AnySystem(stream);
                },
                DialListener.NONE);
    }

    /** Configuration keys of a destination that leads here. */
    static Map<String, String> asDestination(String name, String authentication) {
        String prefix = "fairlead.destination." + name + ".";
        return Map.of(
                prefix + "Type",
                "HTTP",
                prefix + "ProxyType",
                "OnPremise",
                prefix + "Authentication",
                authentication,
                prefix + "URL",
                "http://" + name + ".corp:80");
    }

    /** Requests that reached the agent. */
    int requests() {
        return requests.get();
    }

    boolean isConnected() {
        return agent.sessions() > 0;
    }

    @Override
    public void close() {
        agent.close();
    }

    private static final class AnySystem implements StreamHandler {
        private final TunnelStream stream;
        private final StringBuilder request = new StringBuilder();

        AnySystem(TunnelStream stream) {
            this.stream = stream;
            stream.accept();
        }

        @Override
        public void data(ByteBuf data) {
            stream.consumed(data.readableBytes());
            request.append(data.toString(StandardCharsets.ISO_8859_1));
            data.release();
            if (request.indexOf("\r\n\r\n") >= 0) {
                answer();
            }
        }

        private void answer() {
            String body = stream.request().virtualHost() + " as "
                    + stream.request().principal().map(Principal::token).orElse("nobody");
            String response = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + body.length()
                    + "\r\n\r\n" + body;
            stream.write(Unpooled.copiedBuffer(response, StandardCharsets.ISO_8859_1));
            stream.finish();
        }

        @Override
        public void finished() {
            // answered when the head was there
        }

        @Override
        public void failed(StreamError error) {
            // the test looks at the other end
        }
    }
}
