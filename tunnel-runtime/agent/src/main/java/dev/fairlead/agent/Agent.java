package dev.fairlead.agent;

import dev.fairlead.agent.audit.AuditLog;
import dev.fairlead.agent.certificate.AgentKeys;
import dev.fairlead.agent.certificate.CertificateAuthorityException;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.stream.Registration;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import java.io.IOException;
import java.time.Clock;

/** A running agent of one tenant: connected, or trying to be. */
public final class Agent implements AutoCloseable {
    private final AgentThreads threads = new AgentThreads();
    private final Clock clock = Clock.systemDefaultZone();
    private final Registration registration;
    private final AuditLog audit;
    private final LiveServices services;
    private final TunnelDialer dialer;

    private Agent(
            AgentConfiguration configuration, AgentCredentials credentials, String software, DialListener listener)
            throws IOException {
        registration = new Registration(credentials.tenant(), credentials.locationId());
        AgentKeys keys = AgentKeys.open(configuration.directory(), configuration.keys(), clock);
        audit = AuditLog.open(configuration.directory(), configuration.audit(), clock);
        services = new LiveServices(
                later -> new Services(configuration, keys, registration, audit, threads, clock, later));
        try {
            dialer = TunnelDialer.start(
                    DialSettings.of(credentials)
                            .withSessionsPerEndpoint(configuration.sessions())
                            .withSoftware(software),
                    services,
                    listener);
        } catch (IllegalArgumentException unusable) {
            closeServices();
            throw unusable;
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
     * that run are left alone. Directory, audit log and sessions stay what they were when the agent started.
     *
     * @throws IOException if the keys cannot be used; the former configuration then still counts
     * @throws CertificateAuthorityException if the certificate authority cannot issue certificates; likewise
     */
    public void reload(AgentConfiguration configuration) throws IOException {
        AgentKeys keys = AgentKeys.open(configuration.directory(), configuration.keys(), clock);
        services.replace(new Services(configuration, keys, registration, audit, threads, clock, services::decide));
    }

    /** Sessions that stand at this moment. */
    public int sessions() {
        return dialer.sessions();
    }

    /** Takes no more requests, lets running ones finish for a few seconds, and ends every thread. Blocks for that. */
    @Override
    public void close() {
        dialer.close();
        closeServices();
    }

    private void closeServices() {
        services.close();
        audit.close();
        threads.close();
    }
}
