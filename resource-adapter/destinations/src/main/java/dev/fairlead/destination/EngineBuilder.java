package dev.fairlead.destination;

import dev.fairlead.authentication.AuthenticatorFactory;
import dev.fairlead.authentication.Pause;
import dev.fairlead.authentication.TokenServices;
import dev.fairlead.authentication.UserTrust;
import dev.fairlead.binding.XsuaaDomains;
import dev.fairlead.configuration.ConfigurationReader;
import dev.fairlead.configuration.ReadingPolicy;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.finder.DestinationFinder;
import dev.fairlead.finder.Freshness;
import dev.fairlead.finder.SourceFinder;
import dev.fairlead.issuer.LocalIssuer;
import dev.fairlead.jwt.TrustedIssuer;
import dev.fairlead.jwt.UserTokenVerifier;
import dev.fairlead.route.ConnectivityProxy;
import dev.fairlead.route.Tunnel;
import dev.fairlead.saml.SamlAssertions;
import dev.fairlead.saml.SamlTrust;
import dev.fairlead.saml.UserInfo;
import dev.fairlead.saml.UserInfoClient;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.transport.AddressPolicy;
import dev.fairlead.transport.DelayedTasks;
import dev.fairlead.transport.TransportLimits;
import dev.fairlead.trust.CertificateDirectory;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.ServerKeys;
import dev.fairlead.trust.TlsFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/** Describes an engine. Everything has a default; without sources it knows no destination. For one thread. */
public final class EngineBuilder {

    private List<DestinationSource> sources = List.of();
    private String defaultTenant = "";
    private Optional<Tunnel> tunnel = Optional.empty();
    private Optional<ConnectivityProxy> connectivityProxy = Optional.empty();
    private AddressPolicy addresses = AddressPolicy.ADMINISTRATED;
    private AddressPolicy issuerAddresses = AddressPolicy.PUBLIC;
    private TrustSettings trust = TrustSettings.DEFAULT;
    private Executor executor = ForkJoinPool.commonPool();
    private DelayedTasks delayedTasks = DelayedTasks.NONE;
    private Clock clock = Clock.systemUTC();
    private Pause pause = Pause.ofThread();
    private Duration revalidation = Duration.ofSeconds(5);
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration readTimeout = Duration.ofSeconds(30);
    private TransportLimits limits = TransportLimits.DEFAULT;
    // reading a cache that is less than half full costs no upkeep: ten thousand destinations do not reach that
    private int maximumDestinations = 25_000;
    private int maximumTokens = 25_000;
    private Path trustDirectory = Path.of("");
    private ServerKeys serverKeys = ServerKeys.NONE;
    private Supplier<Optional<SamlTrust>> samlTrust = Optional::empty;
    private Set<String> xsuaaDomains = Set.of();
    private List<TrustedIssuer> trustedIssuers = List.of();
    private Optional<LocalIssuer> localIssuer = Optional.empty();
    private Optional<BindingOptions> bindings = Optional.empty();
    private HttpView.OfOthers httpViews = HttpView.OfOthers.NONE;
    private boolean trustAllForbidden;
    private boolean plainTokenServiceAllowed;

    EngineBuilder() {}

    /** The server's sources; the first that knows a name counts. An application's own source goes before them. */
    public EngineBuilder sources(List<? extends DestinationSource> inOrder) {
        this.sources = List.copyOf(inOrder);
        return this;
    }

    /** The tenant of look-ups that name none; empty, the default, if the installation has none. */
    public EngineBuilder defaultTenant(String tenant) {
        this.defaultTenant = Objects.requireNonNull(tenant, "tenant");
        return this;
    }

    /** The way to destinations with {@code ProxyType=OnPremise}; by default there is none. */
    public EngineBuilder tunnel(Tunnel gateway) {
        this.tunnel = Optional.of(gateway);
        return this;
    }

    /** SAP's way to destinations with {@code ProxyType=OnPremise}, where there is no {@link #tunnel}; by default there is none. */
    public EngineBuilder connectivityProxy(ConnectivityProxy proxy) {
        this.connectivityProxy = Optional.of(proxy);
        return this;
    }

    /** Which addresses targets and token services may have; by default {@link AddressPolicy#ADMINISTRATED}. */
    public EngineBuilder addresses(AddressPolicy policy) {
        this.addresses = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Which addresses issuers of users' tokens may have, for their keys and what they know of users; by default
     * {@link AddressPolicy#PUBLIC}, since destinations and metadata may name them.
     */
    public EngineBuilder issuerAddresses(AddressPolicy policy) {
        this.issuerAddresses = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * By whom those are trusted that belong to no destination: bound services, their token services, and issuers of users'
     * tokens. A relative location starts at the {@link #trustDirectory}; by default the anchors of the JVM count alone.
     */
    public EngineBuilder trust(TrustSettings ofNoDestination) {
        this.trust = Objects.requireNonNull(ofNoDestination, "ofNoDestination");
        return this;
    }

    /** Renews tokens in the background. Not closed with the engine; by default the common pool of the JVM. */
    public EngineBuilder executor(Executor background) {
        this.executor = Objects.requireNonNull(background, "background");
        return this;
    }

    /**
     * Closes connections of destinations that say when idle ones expire. Not closed with the engine; by default they are
     * not used after that, and closed at the next look at them.
     */
    public EngineBuilder delayedTasks(DelayedTasks tasks) {
        this.delayedTasks = Objects.requireNonNull(tasks, "tasks");
        return this;
    }

    /** The time that caches and tokens expire by. */
    public EngineBuilder clock(Clock time) {
        this.clock = Objects.requireNonNull(time, "time");
        return this;
    }

    /** How to wait between attempts to reach a token service. */
    public EngineBuilder pause(Pause between) {
        this.pause = Objects.requireNonNull(between, "between");
        return this;
    }

    /** How long a look-up counts before the sources are asked again; 5 seconds by default. */
    public EngineBuilder revalidation(Duration after) {
        this.revalidation = positive(after);
        return this;
    }

    /** Limit for connecting where a destination sets none; 5 seconds by default. */
    public EngineBuilder connectTimeout(Duration limit) {
        this.connectTimeout = positive(limit);
        return this;
    }

    /** Limit for the head of a response, and each further wait, where a destination sets none; 30 seconds by default. */
    public EngineBuilder readTimeout(Duration limit) {
        this.readTimeout = positive(limit);
        return this;
    }

    /** Bounds on connections and on what targets send. */
    public EngineBuilder limits(TransportLimits bounds) {
        this.limits = Objects.requireNonNull(bounds, "bounds");
        return this;
    }

    /** How many look-ups are kept, each with its connections; 25,000 by default. */
    public EngineBuilder maximumDestinations(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("An engine keeps one destination at least");
        }
        this.maximumDestinations = count;
        return this;
    }

    /** How many tokens of one application are kept, those used least going first; 25,000 by default. */
    public EngineBuilder maximumTokens(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("An engine keeps one token at least");
        }
        this.maximumTokens = count;
        return this;
    }

    /** Client keys of the server for destinations with {@code KeyStore.Source=ClientProvided}; by default there are none. */
    public EngineBuilder serverKeys(ServerKeys keys) {
        this.serverKeys = Objects.requireNonNull(keys, "keys");
        return this;
    }

    /** Where relative values of {@code TrustStoreLocation} and {@code KeyStoreLocation} start; by default the working directory. */
    public EngineBuilder trustDirectory(Path directory) {
        this.trustDirectory = Objects.requireNonNull(directory, "directory");
        return this;
    }

    /** Refuses destinations with {@code TrustAll=TRUE}. */
    public EngineBuilder forbidTrustAll(boolean forbid) {
        this.trustAllForbidden = forbid;
        return this;
    }

    /** Lets client secrets go to token services over {@code http}: for development. */
    public EngineBuilder allowPlainTokenService(boolean allow) {
        this.plainTokenServiceAllowed = allow;
        return this;
    }

    /** Signs SAML assertions of destinations without a key of their own; by default nobody does. */
    public EngineBuilder samlTrust(Supplier<Optional<SamlTrust>> active) {
        this.samlTrust = Objects.requireNonNull(active, "active");
        return this;
    }

    /**
     * The {@code uaadomain} of XSUAAs that are asked for further attributes of their users, besides those that are bound;
     * by default none is, and only endpoints that destinations name are.
     */
    public EngineBuilder xsuaaDomains(Set<String> domains) {
        this.xsuaaDomains = Set.copyOf(domains);
        return this;
    }

    /**
     * Verifies every user's token with the keys of these issuers, even if the container has done so; by default the
     * container is believed. Where a destination names keys, those count in either case.
     */
    public EngineBuilder trustedIssuers(List<? extends TrustedIssuer> issuers) {
        this.trustedIssuers = List.copyOf(issuers);
        return this;
    }

    /**
     * Vouches towards agents for users whom the container knows by name only; by default nobody does. Agents behind the
     * platform's proxy are told of no such user.
     */
    public EngineBuilder localIssuer(LocalIssuer issuer) {
        this.localIssuer = Optional.of(issuer);
        return this;
    }

    /**
     * Uses services that the platform has bound: the Destination service, asked after the sources, and the Connectivity
     * service's proxy, unless another is set. By default no binding is looked for.
     */
    public EngineBuilder bindings(BindingOptions options) {
        this.bindings = Optional.of(options);
        return this;
    }

    /** How destinations of other types than HTTP take requests over it; by default they take none. */
    public EngineBuilder httpViews(HttpView.OfOthers ofOthers) {
        this.httpViews = Objects.requireNonNull(ofOthers, "ofOthers");
        return this;
    }

    /** An engine of this description; the builder may be used again. */
    public DestinationEngine build() {
        ReadingPolicy policy =
                new ReadingPolicy(trustAllForbidden, plainTokenServiceAllowed, connectTimeout, readTimeout);
        TokenServices shared = new TokenServices(clock, executor, pause, maximumTokens);
        TlsFactory tls = new TlsFactory(serverKeys, clock);
        Certificates certificates = new CertificateDirectory(trustDirectory);
        Issuers issuers = new Issuers(tls, trust, certificates, limits, issuerAddresses);
        UserInfo userInfo = new UserInfoClient(issuers.documents(), knownXsuaas(), clock);
        UserTokenVerifier verifier = new UserTokenVerifier(trustedIssuers, issuers.documents(), clock);
        AuthenticatorFactory authenticators = new AuthenticatorFactory(
                shared,
                new SamlAssertions(samlTrust, userInfo, shared.userTokens(), clock),
                new UserTrust(
                        Optional.of(verifier),
                        !trustedIssuers.isEmpty(),
                        localIssuer.filter(issuer -> tunnel.isPresent()),
                        tunnel.isPresent()));
        Optional<Bound> bound = bindings.map(options -> Bound.open(
                options, tls, trust, certificates, authenticators, shared, plainTokenServiceAllowed, clock, pause));
        Optional<ConnectivityProxy> proxy = connectivityProxy.or(() -> bound.flatMap(Bound::proxy));
        TargetFactory targets = new TargetFactory(
                new ConfigurationReader(policy),
                authenticators,
                new Routes(tls, tunnel, proxy, limits, addresses, delayedTasks),
                certificates,
                serverKeys,
                httpViews);
        return new DefaultDestinationEngine(
                new DestinationResolver(
                        finders(bound), targets, clock, revalidation, defaultTenant, maximumDestinations),
                () -> {
                    bound.ifPresent(Bound::close);
                    issuers.close();
                });
    }

    private Set<String> knownXsuaas() {
        Set<String> domains = new HashSet<>(xsuaaDomains);
        bindings.map(BindingOptions::bindings).map(XsuaaDomains::of).ifPresent(domains::addAll);
        return domains;
    }

    /** What this server says itself comes before what the platform says for many. */
    private List<DestinationFinder> finders(Optional<Bound> bound) {
        List<DestinationFinder> finders = new ArrayList<>();
        if (!sources.isEmpty()) {
            finders.add(new SourceFinder(sources, Freshness.local(revalidation)));
        }
        bound.flatMap(Bound::finder).ifPresent(finders::add);
        return finders;
    }

    private static Duration positive(Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("Not a positive duration: " + duration);
        }
        return duration;
    }
}
