package dev.fairlead.agent;

import dev.fairlead.agent.audit.AuditLog;
import dev.fairlead.agent.backend.BackendConnections;
import dev.fairlead.agent.backend.BackendDialer;
import dev.fairlead.agent.certificate.AgentKeys;
import dev.fairlead.agent.certificate.CertificateAuthorityException;
import dev.fairlead.agent.certificate.UserCertificates;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.PropagationSettings;
import dev.fairlead.agent.http.HttpService;
import dev.fairlead.agent.identity.BackendIdentities;
import dev.fairlead.agent.identity.Propagation;
import dev.fairlead.agent.principal.PrincipalVerifier;
import dev.fairlead.agent.relay.RelayService;
import dev.fairlead.agent.stream.AdmissionControl;
import dev.fairlead.agent.stream.Registration;
import dev.fairlead.agent.stream.StreamRouter;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.dial.DialSettings;
import dev.fairlead.tunnel.dial.TunnelDialer;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.token.TokenVerifier;
import java.io.IOException;
import java.time.Clock;

/** A running agent: connected, or trying to be. */
public final class Agent implements AutoCloseable {
    private final AgentThreads threads;
    private final AuditLog audit;
    private final BackendConnections connections;
    private final BackendDialer backends;
    private final TunnelDialer dialer;

    private Agent(
            AgentThreads threads,
            AuditLog audit,
            BackendConnections connections,
            BackendDialer backends,
            TunnelDialer dialer) {
        this.threads = threads;
        this.audit = audit;
        this.connections = connections;
        this.backends = backends;
        this.dialer = dialer;
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
     */
    public static Agent start(
            AgentConfiguration configuration, AgentCredentials credentials, String software, DialListener listener)
            throws IOException {
        Clock clock = Clock.systemDefaultZone();
        AgentKeys keys = AgentKeys.open(configuration.directory(), configuration.keys(), clock);
        AuditLog audit = AuditLog.open(configuration.directory(), configuration.audit(), clock);
        AgentThreads threads = new AgentThreads();
        PropagationSettings propagation = configuration.propagation();
        BackendIdentities identities = new BackendIdentities(
                keys.system(),
                new Propagation(
                        new PrincipalVerifier(new TokenVerifier(
                                configuration.issuers(),
                                propagation.expirationTolerance(),
                                threads.keyLoaders(),
                                clock)),
                        propagation.subjectRules(),
                        new UserCertificates(
                                keys.authority(), propagation.userKeys(), propagation.certificateValidity(), clock),
                        propagation.sendIssuers()),
                threads.workers());
        BackendDialer backends = new BackendDialer(configuration.backendTrust(), threads.lookups());
        BackendConnections connections = new BackendConnections(backends);
        AdmissionControl admission = new AdmissionControl(
                new Registration(credentials.tenant(), credentials.locationId()), configuration.access(), audit);
        StreamRouter router = new StreamRouter(
                admission,
                new HttpService(
                        configuration.access(),
                        configuration.cookieDomains(),
                        identities,
                        connections,
                        admission::decide),
                new RelayService(backends, keys.system()));
        TunnelDialer dialer = TunnelDialer.start(
                DialSettings.of(credentials)
                        .withSessionsPerEndpoint(configuration.sessions())
                        .withSoftware(software),
                router,
                listener);
        return new Agent(threads, audit, connections, backends, dialer);
    }

    /** Sessions that stand at this moment. */
    public int sessions() {
        return dialer.sessions();
    }

    /** Takes no more requests, lets running ones finish for a few seconds, and ends every thread. Blocks for that. */
    @Override
    public void close() {
        dialer.close();
        connections.close();
        backends.close();
        audit.close();
        threads.close();
    }
}
