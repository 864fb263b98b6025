package dev.fairlead.tunnel.testing;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.carrier.CarrierHandler;
import dev.fairlead.tunnel.carrier.CarrierTls;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.carrier.ListenerSettings;
import dev.fairlead.tunnel.carrier.SingleIdentity;
import dev.fairlead.tunnel.carrier.TunnelListener;
import dev.fairlead.tunnel.carrier.TunnelThreads;
import dev.fairlead.tunnel.control.Hello;
import dev.fairlead.tunnel.stream.SessionEnd;
import dev.fairlead.tunnel.stream.TunnelSession;
import dev.fairlead.tunnel.stream.TunnelSessionListener;
import dev.fairlead.tunnel.yamux.MemoryBudget;
import dev.fairlead.tunnel.yamux.SessionLimits;
import io.netty.channel.Channel;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway without policy: lets every agent in that its authority knows, and opens streams on the newest session. */
public final class TestGateway implements AutoCloseable {
    private final SessionLimits limits;
    private final MemoryBudget budget;
    private final TunnelThreads threads = new TunnelThreads("test-gateway", 1);
    private final TunnelListener listener;
    private final List<TunnelSession> sessions = new CopyOnWriteArrayList<>();
    private final List<Channel> connections = new CopyOnWriteArrayList<>();
    private final List<SessionEnd> ends = new CopyOnWriteArrayList<>();

    public TestGateway(TestAuthority authority, SessionLimits limits) throws IOException {
        this(authority, limits, 0);
    }

    public TestGateway(TestAuthority authority, SessionLimits limits, int port) throws IOException {
        this(authority, limits, port, Duration.ofSeconds(10));
    }

    /** One that sends visitors away who are not through their handshakes in a moment. */
    public static TestGateway impatient(TestAuthority authority) throws IOException {
        return new TestGateway(authority, SessionLimits.DEFAULT, 0, Duration.ofMillis(100));
    }

    private TestGateway(TestAuthority authority, SessionLimits limits, int port, Duration handshake)
            throws IOException {
        this.limits = limits;
        this.budget = new MemoryBudget(limits.memoryBudget());
        this.listener = TunnelListener.bind(
                new ListenerSettings("127.0.0.1", port, 100, handshake),
                threads,
                CarrierTls.ofGateway(threads.stack(), new SingleIdentity(authority.server()), authority.certificate()),
                new Router());
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listener.port());
    }

    public TunnelThreads threads() {
        return threads;
    }

    /** Sessions that were welcomed and have not ended, oldest first. */
    public List<TunnelSession> sessions() {
        return sessions;
    }

    /** How sessions ended so far. */
    public List<SessionEnd> ends() {
        return ends;
    }

    /** Opens a stream to a virtual host on the newest session. */
    public StreamSocket open(String virtualHost) {
        TunnelSession session = sessions.get(sessions.size() - 1);
        return StreamSocket.open(session.eventLoop(), request(virtualHost), session::open);
    }

    public static OpenRequest request(String virtualHost) {
        return new OpenRequest(
                StreamKind.TCP, "default", "", virtualHost, "443", Optional.empty(), "", "r-1", "", 10_000);
    }

    /** Closes the connections without a word. */
    public void cut() {
        connections.forEach(Channel::close);
    }

    @Override
    public void close() {
        listener.close();
        threads.close();
    }

    private final class Router implements CarrierHandler {

        @Override
        public void tunnel(Channel connection, X509Certificate certificate) {
            connections.add(connection);
            new Greeter(connection);
        }

        @Override
        public void enrolment(Channel connection) {
            connection.close();
        }
    }

    private final class Greeter implements TunnelSessionListener {
        private final TunnelSession session;

        Greeter(Channel connection) {
            session = TunnelSession.ofGateway(connection, limits, budget, this);
        }

        @Override
        public void hello(Hello hello) {
            session.welcome("s-" + sessions.size(), hello);
            sessions.add(session);
        }

        @Override
        public void closed(SessionEnd end) {
            sessions.remove(session);
            ends.add(end);
        }
    }
}
