package dev.fairlead.agent;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.backend.BackendConnections;
import dev.fairlead.agent.backend.BackendDialer;
import dev.fairlead.agent.certificate.AgentKeys;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.PropagationSettings;
import dev.fairlead.agent.http.HttpService;
import dev.fairlead.agent.identity.BackendIdentities;
import dev.fairlead.agent.identity.Propagation;
import dev.fairlead.agent.kerberos.DelegatedTickets;
import dev.fairlead.agent.kerberos.KerberosLogon;
import dev.fairlead.agent.principal.PrincipalVerifier;
import dev.fairlead.agent.relay.RelayService;
import dev.fairlead.agent.statistics.Traffic;
import dev.fairlead.agent.stream.Admission;
import dev.fairlead.agent.stream.AdmissionControl;
import dev.fairlead.agent.stream.Registration;
import dev.fairlead.agent.stream.StreamRouter;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.audit.AuditTrail;
import dev.fairlead.tunnel.carrier.Natives;
import dev.fairlead.tunnel.carrier.NetworkStack;
import dev.fairlead.tunnel.fetch.ProxiedFetch;
import dev.fairlead.tunnel.token.GatewayKeys;
import dev.fairlead.tunnel.token.IssuerDirectory;
import dev.fairlead.tunnel.token.KeyLoader;
import dev.fairlead.tunnel.token.TokenVerifier;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/**
 * Everything that one configuration stands for: its rules, and the caches and connections that depend on them. It is
 * replaced as a whole, so that nothing outlives the rules under which it came about.
 */
final class Services implements AutoCloseable {
    private final AdmissionControl admission;
    private final StreamAcceptor acceptor;
    private final AccessRules access;
    private final AgentKeys keys;
    private final BackendDialer relayed;
    private final BackendDialer called;
    private final BackendConnections connections;

    /**
     * @param gatewayKeys how keys of issuers are had from the gateway
     * @param later decides about further requests on a stream, by the configuration of that moment
     */
    Services(
            AgentConfiguration configuration,
            AgentKeys keys,
            GatewayKeys gatewayKeys,
            Registration registration,
            AuditTrail audit,
            Traffic traffic,
            AgentThreads threads,
            Clock clock,
            Function<OpenRequest, Admission> later) {
        this.access = configuration.access();
        this.keys = keys;
        this.admission = new AdmissionControl(
                registration, access, traffic.countingElsewhere(audit), traffic.counting(audit, access));
        // BoringSSL ends both directions of a connection at once, which is nothing to relayed streams
        this.relayed = new BackendDialer(NetworkStack.PORTABLE, configuration.backendTrust(), threads.lookups());
        this.called = new BackendDialer(
                NetworkStack.choose(Natives.configured()), configuration.backendTrust(), threads.lookups());
        this.connections = new BackendConnections(called, relayed);
        StreamRouter router = new StreamRouter(
                admission,
                new HttpService(
                        access,
                        configuration.cookieDomains(),
                        identities(configuration, keys, gatewayKeys, threads, clock),
                        connections,
                        later),
                new RelayService(relayed, keys.system()));
        this.acceptor = traffic.measuring(router, access);
    }

    AdmissionControl admission() {
        return admission;
    }

    StreamAcceptor acceptor() {
        return acceptor;
    }

    AccessRules access() {
        return access;
    }

    AgentKeys keys() {
        return keys;
    }

    /** Connections to back ends that wait, by virtual host and port. */
    Map<String, Integer> idleConnections() {
        return connections.idle();
    }

    /** Closes what waits; streams that run end by themselves. */
    @Override
    public void close() {
        connections.close();
        called.close();
        relayed.close();
    }

    private static BackendIdentities identities(
            AgentConfiguration configuration,
            AgentKeys keys,
            GatewayKeys gatewayKeys,
            AgentThreads threads,
            Clock clock) {
        PropagationSettings settings = configuration.propagation();
        return new BackendIdentities(
                keys.system(),
                Propagation.by(
                        settings,
                        new PrincipalVerifier(new TokenVerifier(
                                IssuerDirectory.of(configuration.issuers()),
                                settings.expirationTolerance(),
                                new KeyLoader(
                                        ProxiedFetch.by(configuration
                                                .gateway()
                                                .carrier()
                                                .proxy()),
                                        gatewayKeys),
                                threads.keyLoaders(),
                                clock)),
                        keys.authority(),
                        clock),
                threads.workers(),
                new KerberosLogon(DelegatedTickets.by(configuration.kerberos(), clock), threads.tickets()));
    }
}
