package dev.fairlead.agent;

import dev.fairlead.agent.certificate.AgentKeys;
import dev.fairlead.agent.certificate.CertificateAuthorityException;
import dev.fairlead.agent.channel.ServiceChannels;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.identity.TunnelKeys;
import dev.fairlead.agent.statistics.Traffic;
import dev.fairlead.agent.statistics.UsageFile;
import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.agent.status.Expiry;
import dev.fairlead.agent.status.LinkWatch;
import dev.fairlead.agent.status.StatusSocket;
import dev.fairlead.agent.stream.Registration;
import dev.fairlead.tunnel.audit.AuditLog;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A running agent of one tenant: connected, or trying to be. */
public final class Agent implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Agent.class.getName());

    private final AgentThreads threads = new AgentThreads();
    private final Clock clock = Clock.systemDefaultZone();
    private final Registration registration;
    private final TunnelKeys gatewayKeys;
    private final AuditLog audit;
    private final LiveServices services;
    private final Traffic traffic;
    private final UsageFile usage;
    private final LinkWatch links;
    private final AgentCredentials credentials;
    private final String software;
    private final Instant started;
    private final TunnelDialer dialer;
    private final ServiceChannels channels;
    private final Optional<StatusSocket> statusSocket;

    private Agent(
            AgentConfiguration configuration, AgentCredentials credentials, String software, DialListener listener)
            throws IOException {
        this.credentials = credentials;
        this.software = software;
        started = clock.instant();
        traffic = new Traffic(clock);
        links = new LinkWatch(listener, clock);
        registration = new Registration(credentials.tenant(), credentials.locationId());
        gatewayKeys = new TunnelKeys(registration);
        AgentKeys keys = AgentKeys.open(configuration.directory(), configuration.keys(), clock);
        audit = AuditLog.open(configuration.directory(), "subaccount", configuration.audit(), clock);
        services = new LiveServices(later ->
                new Services(configuration, keys, gatewayKeys, registration, audit, traffic, threads, clock, later));
        usage = new UsageFile(configuration.directory(), traffic);
        usage.load(services.current().access());
        threads.everyFewMinutes(usage::save);
        try {
            dialer = TunnelDialer.start(
                    DialSettings.of(credentials)
                            .withSessionsPerEndpoint(configuration.gateway().sessions())
                            .withDrain(configuration.gateway().drain())
                            .withCarrier(configuration.gateway().carrier())
                            .withSoftware(software)
                            .withKeeper(renewed -> renewed.store(configuration.directory())),
                    services,
                    links);
        } catch (IllegalArgumentException unusable) {
            closeServices();
            throw unusable;
        }
        dialer.announce(Exposure.of(configuration));
        gatewayKeys.ask(dialer::leastBusy);
        channels = new ServiceChannels(registration, dialer, audit);
        channels.use(configuration.channels());
        statusSocket = statusSocket(configuration.directory());
    }

    /** An agent serves without one too. */
    private Optional<StatusSocket> statusSocket(Path directory) {
        try {
            return Optional.of(StatusSocket.open(directory, this::status));
        } catch (IOException impossible) {
            LOG.log(System.Logger.Level.WARNING, "The status command will not work: {0}", impossible.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Starts an agent and returns at once; it dials until it is closed.
     *
     * @param configuration what it exposes and whom it trusts
     * @param credentials of its enrolment
     * @param software name and version that gateways see
     * @param listener hears of its sessions, on event loops
     * @throws IOException if its keys or its audit log cannot be used
     * @throws CertificateAuthorityException if its certificate authority cannot issue certificates
     * @throws IllegalArgumentException if its credentials hold no key that TLS can use
     */
    public static Agent start(
            AgentConfiguration configuration, AgentCredentials credentials, String software, DialListener listener)
            throws IOException {
        return new Agent(configuration, credentials, software, listener);
    }

    /**
     * Goes on by another configuration: it decides the next request, also on a connection that stands, while streams
     * that run are left alone. It keeps as many sessions as that says; those that are too many are drained. Directory,
     * audit log and the way to the gateway stay what they were when the agent started.
     *
     * @throws IOException if the keys cannot be used; the former configuration then still counts
     * @throws CertificateAuthorityException if the certificate authority cannot issue certificates; likewise
     */
    public void reload(AgentConfiguration configuration) throws IOException {
        AgentKeys keys = AgentKeys.open(configuration.directory(), configuration.keys(), clock);
        services.replace(new Services(
                configuration, keys, gatewayKeys, registration, audit, traffic, threads, clock, services::decide));
        traffic.keep(configuration.access());
        dialer.sessionsPerEndpoint(configuration.gateway().sessions());
        dialer.announce(Exposure.of(configuration));
        channels.use(configuration.channels());
    }

    /** Its service channels. */
    public ServiceChannels channels() {
        return channels;
    }

    /** Its name at the gateway. */
    String id() {
        return credentials.agentId();
    }

    /** Sessions that stand at this moment. */
    public int sessions() {
        return dialer.sessions();
    }

    /** How it fares at this moment. */
    public AgentStatus status() {
        Services current = services.current();
        return new AgentStatus(
                software,
                started,
                credentials.tenant(),
                credentials.locationId(),
                credentials.agentId(),
                credentials.endpoint().host(),
                links.links(dialer.sessionsByGateway()),
                List.of(
                        Expiry.of("tunnel", credentials.identity().certificate()),
                        Expiry.of("system", current.keys().system().certificate()),
                        Expiry.of("authority", current.keys().authority().certificate())),
                traffic.usage(current.access()),
                current.idleConnections(),
                channels.states(),
                traffic.refusedElsewhere(),
                traffic.slowest(),
                traffic.recent(),
                audit.failures(),
                audit.accepting());
    }

    /** Takes no more requests, lets running ones finish for a few seconds, and ends every thread. Blocks for that. */
    @Override
    public void close() {
        channels.close();
        statusSocket.ifPresent(StatusSocket::close);
        dialer.close();
        closeServices();
    }

    private void closeServices() {
        services.close();
        usage.save();
        audit.close();
        threads.close();
    }
}
