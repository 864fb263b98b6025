package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.control.Announcement;
import dev.fairlead.tunnel.control.Bye;
import dev.fairlead.tunnel.control.ByeCode;
import dev.fairlead.tunnel.control.CertificateIssued;
import dev.fairlead.tunnel.control.CertificateWanted;
import dev.fairlead.tunnel.control.ControlMessage;
import dev.fairlead.tunnel.control.Drain;
import dev.fairlead.tunnel.control.Expose;
import dev.fairlead.tunnel.control.Hello;
import dev.fairlead.tunnel.control.Lease;
import dev.fairlead.tunnel.control.Replicas;
import dev.fairlead.tunnel.control.Routes;
import dev.fairlead.tunnel.control.Welcome;
import dev.fairlead.tunnel.message.MessageReader;
import dev.fairlead.tunnel.message.MessageWriter;
import dev.fairlead.tunnel.yamux.GoAwayCode;
import dev.fairlead.tunnel.yamux.MemoryBudget;
import dev.fairlead.tunnel.yamux.SessionLimits;
import dev.fairlead.tunnel.yamux.YamuxSession;
import dev.fairlead.tunnel.yamux.YamuxSessionListener;
import dev.fairlead.tunnel.yamux.YamuxStream;
import dev.fairlead.tunnel.yamux.YamuxStreamListener;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A session between an agent and a gateway, from the first word to the last. Every method but {@link #load} is called
 * on the session's event loop.
 */
public final class TunnelSession {
    /** The minor version of the protocol that this code speaks; the major one is part of the ALPN name. */
    public static final int VERSION = 1;

    private static final long GREETING_SECONDS = 10;

    private final SessionLimits limits;
    private final StreamAcceptor acceptor;
    private final TunnelSessionListener listener;
    private final boolean agent;
    private final YamuxSession session;
    private final ControlStream control;
    private final Draining draining;
    private final LeaseQuestions lease;
    private final UnfinishedMessages unfinished = new UnfinishedMessages();
    private Optional<Bye> lastWord = Optional.empty();
    private boolean controlOpen;
    private boolean helloCame;
    private boolean welcomed;
    private int maxStreamsOfPeer;

    private TunnelSession(
            boolean agent,
            Channel channel,
            SessionLimits limits,
            MemoryBudget budget,
            StreamAcceptor acceptor,
            TunnelSessionListener listener) {
        this.agent = agent;
        this.limits = limits;
        this.acceptor = acceptor;
        this.listener = listener;
        this.session = new YamuxSession(agent, limits, budget, new SessionEvents());
        this.control = new ControlStream(this::received, session::fail, session::close);
        this.draining = new Draining(this::eventLoop, control::send);
        this.lease = new LeaseQuestions(this::eventLoop, () -> session.isOpen() && !draining.isSent(), control::send);
        channel.pipeline().addLast(session);
        channel.eventLoop().schedule(this::checkGreeting, GREETING_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * The agent's end of a session: says hello at once.
     *
     * @param channel the connection, its handshake done; called on its event loop
     * @param limits what the gateway may do
     * @param budget of this process, shared by its sessions
     * @param software name and version of the agent
     * @param instance tells this start of the agent from others
     * @param acceptor decides about streams that the gateway opens
     */
    public static TunnelSession ofAgent(
            Channel channel,
            SessionLimits limits,
            MemoryBudget budget,
            String software,
            String instance,
            StreamAcceptor acceptor,
            TunnelSessionListener listener) {
        TunnelSession session = new TunnelSession(true, channel, limits, budget, acceptor, listener);
        session.sayHello(new Hello(VERSION, software, instance, limits.maxStreams()));
        return session;
    }

    /**
     * The gateway's end of a session: waits for the agent's hello.
     *
     * @param channel the connection, its handshake done; called on its event loop
     * @param limits what the agent may do
     * @param budget of this process, shared by its sessions
     */
    public static TunnelSession ofGateway(
            Channel channel, SessionLimits limits, MemoryBudget budget, TunnelSessionListener listener) {
        return ofGateway(channel, limits, budget, TunnelSession::refuseStreamOfAgent, listener);
    }

    /**
     * The same, and the agent may open streams too.
     *
     * @param acceptor decides about streams that the agent opens
     */
    public static TunnelSession ofGateway(
            Channel channel,
            SessionLimits limits,
            MemoryBudget budget,
            StreamAcceptor acceptor,
            TunnelSessionListener listener) {
        return new TunnelSession(false, channel, limits, budget, acceptor, listener);
    }

    private static StreamHandler refuseStreamOfAgent(TunnelStream stream) {
        stream.refuse(new StreamError(TunnelErrorCode.BAD_REQUEST, "agents open no streams"));
        return DiscardingHandler.INSTANCE;
    }

    private void sayHello(Hello hello) {
        OpenRequest request = new OpenRequest(StreamKind.CONTROL, "", "", "", "", Optional.empty(), "", "", "", 0);
        ByteBuf opening = MessageWriter.encode(OpenRequestCodec.encode(request));
        controlOpen = true;
        control.attach(new OutgoingStream(session, request, opening, true, unfinished, control));
        // first, so that the gateway can answer it with the welcome
        lease.ask();
        control.send(hello);
    }

    /** At the gateway: answers a question for a lease, or says that none is needed any more. */
    public void lease(Lease answer) {
        if (session.isOpen() && welcomed) {
            control.send(answer);
        }
    }

    /** The loop that owns the session. */
    public EventLoop eventLoop() {
        return session.eventLoop();
    }

    /** Streams that run at this moment; may be asked on any thread. */
    public int load() {
        return Math.max(0, session.streams() - 1);
    }

    /** Whether the peer has been silent for longer than it should; may be asked on any thread. */
    public boolean isSuspect() {
        return session.isSuspect();
    }

    /** How long a ping and its answer take; zero while unknown. May be asked on any thread. */
    public Duration roundTrip() {
        return session.roundTrip();
    }

    /** Streams whose peer had taken nothing for a second or longer at the last look; may be asked on any thread. */
    public int stalledStreams() {
        return session.stalledStreams();
    }

    /** Bytes of all streams that the session holds in memory. */
    public long bufferedBytes() {
        return session.bufferedBytes();
    }

    /** At the gateway: lets the agent in. */
    public void welcome(String sessionId, Hello hello) {
        if (session.isOpen() && !welcomed) {
            welcomed = true;
            maxStreamsOfPeer = hello.maxStreams();
            control.send(new Welcome(Math.min(VERSION, hello.version()), sessionId, limits.maxStreams()));
            session.ping();
        }
    }

    /** At the gateway: tells the agent of all nodes. */
    public void replicas(Replicas replicas) {
        if (session.isOpen() && welcomed) {
            control.send(replicas);
        }
    }

    /** At the dialling side: tells the other one of this one. */
    public void announce(Announcement announcement) {
        if (session.isOpen() && welcomed) {
            control.send(announcement);
        }
    }

    /**
     * At the agent: asks for a new certificate.
     *
     * @param request a certificate request in base64
     */
    public void askForCertificate(String request) {
        if (session.isOpen() && welcomed) {
            control.send(new CertificateWanted(request));
        }
    }

    /** At the gateway: sends the agent its new certificate, with its authority's, in PEM. */
    public void certificate(String chain) {
        if (session.isOpen() && welcomed) {
            control.send(new CertificateIssued(chain));
        }
    }

    /** Ends the session with a last word, which is flushed first. */
    public void bye(ByeCode code, String detail) {
        if (session.isOpen() && controlOpen) {
            control.send(new Bye(code, detail));
        }
        // behind the turn of the event loop in which the message leaves
        eventLoop().execute(() -> session.close(detail.isEmpty() ? code.wireName() : detail));
    }

    /**
     * Opens a stream. If that is impossible the handler is told before this method returns, and the stream that is
     * returned takes and gives nothing.
     */
    public TunnelStream open(OpenRequest request, StreamHandler handler) {
        ByteBuf opening = MessageWriter.encode(OpenRequestCodec.encode(request));
        Optional<StreamError> obstacle = obstacle(opening.readableBytes());
        if (obstacle.isPresent()) {
            opening.release();
            handler.failed(obstacle.get());
            return new EndedStream(eventLoop(), request);
        }
        return new OutgoingStream(session, request, opening, false, unfinished, handler);
    }

    /** Why a stream opened now would not be sent to the peer; empty if it would. */
    public Optional<StreamError> obstacle() {
        return obstacle(0);
    }

    private Optional<StreamError> obstacle(int openingSize) {
        if (!session.isOpen() || !welcomed) {
            return Optional.of(new StreamError(TunnelErrorCode.TUNNEL_LOST, "the session has ended"));
        }
        if (draining.peerDrains()) {
            return Optional.of(new StreamError(TunnelErrorCode.AGENT_DRAINING, "the agent is about to stop"));
        }
        if (load() >= maxStreamsOfPeer) {
            return Optional.of(new StreamError(
                    TunnelErrorCode.OVERLOAD, "the agent takes " + maxStreamsOfPeer + " streams at a time"));
        }
        if (openingSize > MessageReader.MAX_SIZE) {
            return Optional.of(new StreamError(
                    TunnelErrorCode.TOO_LARGE, "token and metadata of a stream may have 64 KiB in all"));
        }
        return Optional.empty();
    }

    /**
     * Asks the peer to open no more streams, waits until those that run have ended, and says bye.
     *
     * @param grace how long they have
     * @param reason the last word
     */
    public void drain(Duration grace, ByeCode reason) {
        if (!welcomed) {
            session.close("stopped before the session started");
        } else if (!draining.isSent() && session.isOpen()) {
            draining.send(grace.toMillis());
            draining.await(grace, session::isOpen, () -> load() == 0, () -> bye(reason, ""));
        }
    }

    private void checkGreeting() {
        if (!welcomed) {
            session.close("the session did not start within " + GREETING_SECONDS + " s");
        }
    }

    private void received(ControlMessage message) {
        if (message instanceof Bye bye) {
            lastWord = Optional.of(bye);
            session.close("the peer said goodbye: " + bye.code().wireName());
        } else if (message instanceof Drain drain) {
            draining.peerAsked();
            if (!draining.isSent() && (welcomed || agent)) {
                draining.send(drain.millis());
            }
            listener.draining();
        } else if (message instanceof Lease question && !agent) {
            listener.leaseAsked(question.asked());
        } else if (message instanceof Lease answer) {
            lease.answered(answer);
        } else if (message instanceof Replicas replicas && agent) {
            listener.replicas(replicas.endpoints());
        } else if (message instanceof Routes routes && !agent) {
            listener.routes(routes);
        } else if (message instanceof Expose expose && !agent) {
            listener.exposed(expose);
        } else if (message instanceof CertificateWanted wanted && !agent && welcomed) {
            listener.certificateWanted(wanted.request());
        } else if (message instanceof CertificateIssued issued && agent && welcomed) {
            listener.certificateIssued(issued.chain());
        } else if (message instanceof Hello hello && !agent && !helloCame) {
            helloCame = true;
            listener.hello(hello);
        } else if (message instanceof Welcome welcome && agent && !welcomed) {
            welcomed = true;
            maxStreamsOfPeer = welcome.maxStreams();
            session.ping();
            listener.welcomed(welcome);
        } else {
            session.fail("a control message out of turn");
        }
    }

    private StreamHandler opened(TunnelStream stream) {
        if (stream.request().kind() == StreamKind.CONTROL) {
            return openedControl(stream);
        }
        if (!welcomed) {
            session.fail("a stream before the welcome");
            return DiscardingHandler.INSTANCE;
        }
        if (!lease.mayServe()) {
            stream.refuse(new StreamError(TunnelErrorCode.AGENT_DRAINING, "another agent of this location is active"));
            return DiscardingHandler.INSTANCE;
        }
        if (session.incomingStreams() > limits.maxStreams() || !session.hasMemoryToSpare()) {
            stream.refuse(new StreamError(TunnelErrorCode.OVERLOAD, "no room for another stream in this session"));
            return DiscardingHandler.INSTANCE;
        }
        return acceptor.opened(stream);
    }

    private StreamHandler openedControl(TunnelStream stream) {
        if (agent || controlOpen) {
            session.fail("a control stream out of turn");
            return DiscardingHandler.INSTANCE;
        }
        controlOpen = true;
        control.attach(stream);
        stream.accept();
        return control;
    }

    private final class SessionEvents implements YamuxSessionListener {
        private final OpeningReader openings = new OpeningReader();
        private final Function<TunnelStream, StreamHandler> acceptance = TunnelSession.this::opened;

        @Override
        public YamuxStreamListener opened(YamuxStream stream) {
            return new IncomingStream(session, stream, unfinished, openings, acceptance);
        }

        @Override
        public void goAway(GoAwayCode code) {
            if (code == GoAwayCode.NORMAL) {
                draining.peerAsked();
                listener.draining();
            } else {
                session.close("the peer ended the session: " + code);
            }
        }

        @Override
        public void closed(String reason, Optional<Throwable> failure) {
            listener.closed(new SessionEnd(reason, lastWord, failure));
        }
    }
}
