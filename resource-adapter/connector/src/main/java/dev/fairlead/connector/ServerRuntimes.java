package dev.fairlead.connector;

import dev.fairlead.binding.BindingEnvironment;
import dev.fairlead.binding.ServiceBindings;
import dev.fairlead.connector.configuration.EngineConfiguration;
import dev.fairlead.connector.configuration.GatewayConfiguration;
import dev.fairlead.connector.configuration.RuntimeConfiguration;
import dev.fairlead.connector.configuration.SamlConfiguration;
import dev.fairlead.connector.configuration.Setting;
import dev.fairlead.connector.configuration.Settings;
import dev.fairlead.connector.rfc.forwarder.Forwarders;
import dev.fairlead.connector.rfc.system.RfcSystems;
import dev.fairlead.connector.tunnel.ServerGateway;
import dev.fairlead.connector.work.DelayThread;
import dev.fairlead.destination.BindingOptions;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.EngineBuilder;
import dev.fairlead.destination.source.ConfigDestinationSource;
import dev.fairlead.destination.source.DirectorySource;
import dev.fairlead.destination.source.EnvironmentSource;
import dev.fairlead.destination.source.ServiceLoaderSources;
import dev.fairlead.gateway.service.IssuerOffer;
import dev.fairlead.issuer.LocalIssuer;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.trust.CertificateDirectory;
import dev.fairlead.trust.Certificates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Opens the real runtime of a server: its sources of destinations, the engine over them, and the gateway. */
final class ServerRuntimes implements SharedRuntimes.Opener {
    @Override
    public ConnectorRuntime open(RuntimeConfiguration configuration, Settings settings, Executor background) {
        EngineConfiguration chosen = configuration.engine();
        EngineBuilder engine = DestinationEngine.builder()
                .sources(sources(configuration, settings))
                .defaultTenant(configuration.tenant())
                .forbidTrustAll(chosen.trustAllForbidden())
                .allowPlainTokenService(chosen.plainTokenServiceAllowed())
                .addresses(chosen.addresses().policy())
                .issuerAddresses(chosen.addresses().issuers())
                .trust(chosen.trust())
                .httpViews(RfcSystems.views())
                .executor(background);
        chosen.certificates().ifPresent(engine::trustDirectory);
        chosen.saml().map(saml -> trust(saml, chosen)).ifPresent(engine::samlTrust);
        engine.trustedIssuers(chosen.users().trustedIssuers())
                .xsuaaDomains(chosen.users().xsuaaDomains());
        Optional<LocalIssuer> localIssuer =
                chosen.users().localIssuer().map(issuer -> PublishedIssuer.of(issuer, stores(chosen)));
        localIssuer.ifPresent(engine::localIssuer);
        if (chosen.bindings()) {
            engine.bindings(BindingOptions.of(new ServiceBindings(settings::value, BindingEnvironment.ofProcess())));
        }
        chosen.revalidation().ifPresent(engine::revalidation);
        List<IssuerOffer> offers = localIssuer.stream()
                .map(issuer -> offer(chosen, issuer, configuration.tenant()))
                .toList();
        Optional<ServerGateway> gateway = configuration.gateway().map(described -> start(described, offers));
        DelayThread delays = new DelayThread();
        Runnable beneath = () -> {
            try (delays) {
                gateway.ifPresent(ServerGateway::close);
            }
        };
        try {
            gateway.map(ServerGateway::tunnel).ifPresent(engine::tunnel);
            return ConnectorRuntime.measured(
                    engine.delayedTasks(delays).build(),
                    configuration.functions(),
                    forwarders(configuration, gateway),
                    beneath);
        } catch (RuntimeException e) {
            beneath.run();
            throw e;
        }
    }

    private static Forwarders forwarders(RuntimeConfiguration configuration, Optional<ServerGateway> gateway) {
        if (!configuration.functions().forwarder()) {
            return Forwarders.none(
                    "is forwarder, which this server does not permit: " + Setting.RFC_FORWARDER.key() + "=true does");
        }
        return gateway.map(started -> Forwarders.through(started.tunnel(), configuration.tenant()))
                .orElseGet(
                        () -> Forwarders.none("is forwarder, and this server has no gateway that it could lead into"));
    }

    /** Agents of this installation learn the keys of its local issuer, and those of other tenants do not. */
    private static IssuerOffer offer(EngineConfiguration chosen, LocalIssuer issuer, String tenant) {
        String name =
                chosen.users().localIssuer().orElseThrow().settings().issuer().toString();
        return new IssuerOffer(name, () -> issuer.keys().toString(), Set.of(tenant));
    }

    /** A key that cannot be used is told when the server starts, not when the first user needs it. */
    private static SamlTrustStore trust(SamlConfiguration saml, EngineConfiguration chosen) {
        SamlTrustStore store = new SamlTrustStore(saml, stores(chosen));
        store.get();
        return store;
    }

    private static Certificates stores(EngineConfiguration chosen) {
        return new CertificateDirectory(chosen.certificates().orElse(Path.of("")));
    }

    /** What is set for this very server comes before files, which many servers may share, and the environment. */
    private static List<DestinationSource> sources(RuntimeConfiguration configuration, Settings settings) {
        List<DestinationSource> sources = new ArrayList<>();
        sources.add(new ConfigDestinationSource(settings));
        configuration.destinationsDirectory().map(DirectorySource::new).ifPresent(sources::add);
        sources.add(EnvironmentSource.ofProcess());
        sources.addAll(ServiceLoaderSources.load());
        return sources;
    }

    private static ServerGateway start(GatewayConfiguration configuration, List<IssuerOffer> offers) {
        try {
            return ServerGateway.start(configuration, offers);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the gateway cannot run on " + configuration.host() + ":" + configuration.port()
                            + " with directory " + configuration.directory() + ": " + e.getMessage(),
                    e);
        }
    }
}
