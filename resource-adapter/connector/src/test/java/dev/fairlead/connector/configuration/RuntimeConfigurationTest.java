package dev.fairlead.connector.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.HostnameRule;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.gateway.cluster.ListedNodes;
import dev.fairlead.gateway.grid.GridSettings;
import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.service.ServiceMapping;
import dev.fairlead.jwt.OpenIdIssuer;
import dev.fairlead.transport.AddressPolicy;
import dev.fairlead.tunnel.carrier.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeConfigurationTest {
    private static final Endpoint B = new Endpoint("b.example", 8443);
    private static final MapSettings NOTHING = new MapSettings(Map.of());

    private static final UserConfiguration NOBODY_ELSE = new UserConfiguration(List.of(), Set.of(), Optional.empty());

    @Test
    void nothingSetMeansNoDirectoryNoTenantAndNoGateway() {
        RuntimeConfiguration configuration = RuntimeConfiguration.of(AdapterProperties.NONE, NOTHING);

        assertThat(configuration.destinationsDirectory()).isEmpty();
        assertThat(configuration.tenant()).isEqualTo("default");
        assertThat(configuration.gateway()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "auto, administrated, true",
        "off, administrated, false",
        "auto, public, false",
    })
    void sapJcoIsUsedUnlessItIsOffOrOthersWriteDestinations(String sapJco, String addresses, boolean used) {
        RuntimeConfiguration configuration = RuntimeConfiguration.of(
                AdapterProperties.NONE,
                new MapSettings(Map.of("fairlead.rfc.sapJco", sapJco, "fairlead.addresses", addresses)));

        assertThat(configuration.functions().sapJco()).isEqualTo(used);
    }

    @Test
    void sapJcoEntersTheTunnelOnlyWhereThatIsPermitted() {
        assertThat(RuntimeConfiguration.of(AdapterProperties.NONE, NOTHING)
                        .functions()
                        .forwarder())
                .isFalse();
        assertThat(RuntimeConfiguration.of(
                                AdapterProperties.NONE, new MapSettings(Map.of("fairlead.rfc.forwarder", "true")))
                        .functions()
                        .forwarder())
                .isTrue();
    }

    @Test
    void sapJcoIsUsedWhereNobodySaysAnything() {
        assertThat(RuntimeConfiguration.of(AdapterProperties.NONE, NOTHING)
                        .functions()
                        .sapJco())
                .isTrue();
    }

    @Test
    void theServersSettingsFillWhatTheAdapterLeavesOpen() {
        RuntimeConfiguration configuration = RuntimeConfiguration.of(
                AdapterProperties.NONE,
                new MapSettings(Map.of(
                        "fairlead.destinations.directory", "/etc/fairlead",
                        "fairlead.tenant", "acme",
                        "fairlead.gateway.directory", "/var/fairlead",
                        "fairlead.gateway.agents.host", "127.0.0.1",
                        "fairlead.gateway.agents.port", "8443")));

        assertThat(configuration.destinationsDirectory()).hasValue(Path.of("/etc/fairlead"));
        assertThat(configuration.tenant()).isEqualTo("acme");
        assertThat(configuration.gateway())
                .hasValue(new GatewayConfiguration(Path.of("/var/fairlead"), "127.0.0.1", 8443));
    }

    @Test
    void severalAgentsAndSeveralNodesAreSaidInTheServersConfiguration() {
        GatewayConfiguration gateway = gateway(Map.of(
                "fairlead.gateway.agents.mode", "shared",
                "fairlead.gateway.cluster.self", "b.example:8443",
                "fairlead.gateway.cluster.nodes", "a.example:8443, b.example:8443"));

        assertThat(gateway.mode()).isEqualTo(GroupMode.SHARED);
        assertThat(gateway.cluster())
                .contains(new ClusterConfiguration.Listed(
                        new ListedNodes(B, List.of(new Endpoint("a.example", 8443), B))));
    }

    @Test
    void nodesMayBeTheAddressesOfAName() {
        assertThat(gateway(Map.of("fairlead.gateway.cluster.name", "nodes.example:8443"))
                        .cluster())
                .contains(new ClusterConfiguration.Named(new Endpoint("nodes.example", 8443)));
    }

    @Test
    void nodesMayMeetInTheServersDataGrid() {
        assertThat(gateway(Map.of(
                                "fairlead.gateway.cluster.membership", "jcache",
                                "fairlead.gateway.cluster.self", "b.example:8443"))
                        .cluster())
                .contains(
                        new ClusterConfiguration.Grid(new GridSettings(B, "payara/CacheManager", "fairlead-gateway")));
        assertThat(gateway(Map.of(
                                "fairlead.gateway.cluster.membership", "jcache",
                                "fairlead.gateway.cluster.self", "b.example:8443",
                                "fairlead.gateway.cluster.cacheManager", "java:global/grid",
                                "fairlead.gateway.cluster.cache", "west"))
                        .cluster())
                .contains(new ClusterConfiguration.Grid(new GridSettings(B, "java:global/grid", "west")));
    }

    @Test
    void servicesForAgentsAreAListOfNamesWithKeysOfTheirOwn() {
        assertThat(gateway(Map.of(
                                "fairlead.tenant", "acme",
                                "fairlead.gateway.services", "orders-db, reports",
                                "fairlead.gateway.services.orders-db.address", "db.internal:5432",
                                "fairlead.gateway.services.reports.address", "[::1]:80",
                                "fairlead.gateway.services.reports.tenant", "other",
                                "fairlead.gateway.services.reports.locations", "\"\", plant"))
                        .services())
                .containsExactly(
                        new ServiceMapping("acme", "orders-db", "db.internal", 5432, Set.of("")),
                        new ServiceMapping("other", "reports", "::1", 80, Set.of("", "plant")));
    }

    @Test
    void theGatewayAuditsWhereItIsToldToAndStopsInTheTimeThatItIsGiven() {
        GatewayConfiguration told = gateway(
                Map.of("fairlead.gateway.audit.directory", "/var/log/fairlead", "fairlead.gateway.drain", "45"));
        assertThat(told.audit()).contains(Path.of("/var/log/fairlead"));
        assertThat(told.drain()).isEqualTo(Duration.ofSeconds(45));

        assertThat(gateway(Map.of()).audit()).isEmpty();
        assertThat(gateway(Map.of()).drain()).isEqualTo(Duration.ofSeconds(10));
    }

    private static GatewayConfiguration gateway(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("fairlead.gateway.directory", "/var/fairlead");
        all.put("fairlead.gateway.agents.port", "8443");
        return RuntimeConfiguration.of(AdapterProperties.NONE, new MapSettings(all))
                .gateway()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "fairlead.gateway.agents.mode, both",
        "fairlead.gateway.cluster.self, a.example:8443",
        "fairlead.gateway.cluster.self, a.example",
        "fairlead.gateway.cluster.nodes, a.example",
        "fairlead.gateway.cluster.membership, hazelcast",
        "fairlead.gateway.cluster.name, a.example",
        "fairlead.gateway.drain, 0",
        "fairlead.gateway.services, two words",
        "fairlead.gateway.services, no-address"
    })
    void whatIsWrongAboutTheGatewayIsRefusedWithItsKey(String key, String value) {
        assertThatThrownBy(() -> gateway(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource({
        "list, fairlead.gateway.cluster.nodes",
        "dns, fairlead.gateway.cluster.name",
        "jcache, fairlead.gateway.cluster.self"
    })
    void eachWayToKnowNodesSaysWhatItNeeds(String membership, String key) {
        assertThatThrownBy(() -> gateway(Map.of("fairlead.gateway.cluster.membership", membership)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    @Test
    void theAdaptersOwnPropertiesComeFirst() {
        RuntimeConfiguration configuration = RuntimeConfiguration.of(
                AdapterProperties.NONE.with(Setting.TENANT, "acme").with(Setting.GATEWAY_PORT, "-1"),
                new MapSettings(Map.of("fairlead.tenant", "other", "fairlead.gateway.agents.port", "8443")));

        assertThat(configuration.tenant()).isEqualTo("acme");
        assertThat(configuration.gateway()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "65536", "-2", "1.5"})
    void aPortThatIsNoneIsRefusedWithItsKey(String port) {
        AdapterProperties properties = AdapterProperties.NONE.with(Setting.GATEWAY_PORT, port);

        assertThatThrownBy(() -> RuntimeConfiguration.of(properties, NOTHING))
                .hasMessageContaining("fairlead.gateway.agents.port")
                .hasMessageContaining(port);
    }

    @Test
    void theInstallationDecidesAboutItsDestinations() {
        EngineConfiguration engine = RuntimeConfiguration.of(
                        AdapterProperties.NONE.with(Setting.FORBID_TRUST_ALL, "TRUE"),
                        new MapSettings(Map.of(
                                "fairlead.certificates.directory", "/etc/fairlead/keys",
                                "fairlead.trustStoreLocation", "ca.p12",
                                "fairlead.trustStorePassword", "s3cret",
                                "fairlead.destinations.revalidation", "30",
                                "fairlead.allowPlainTokenService", "true",
                                "fairlead.bindings", "off",
                                "fairlead.addresses", "public",
                                "fairlead.addresses.allowed", "10.1.2.0/24, 10.9.9.9")))
                .engine();

        assertThat(engine)
                .isEqualTo(new EngineConfiguration(
                        Optional.of(Path.of("/etc/fairlead/keys")),
                        new TrustSettings(Optional.of("ca.p12"), Secret.of("s3cret"), false, HostnameRule.STRICT),
                        Optional.of(Duration.ofSeconds(30)),
                        true,
                        true,
                        new AddressConfiguration(true, List.of("10.1.2.0/24", "10.9.9.9")),
                        false,
                        Optional.empty(),
                        NOBODY_ELSE));
    }

    @Test
    void withoutADecisionTheSafeOneCountsAndStoresLieBesideTheDestinations() {
        EngineConfiguration engine = RuntimeConfiguration.of(
                        AdapterProperties.NONE.with(Setting.DESTINATIONS_DIRECTORY, "/etc/fairlead"), NOTHING)
                .engine();

        assertThat(engine.certificates()).hasValue(Path.of("/etc/fairlead"));
        assertThat(engine.trust()).isEqualTo(TrustSettings.DEFAULT);
        assertThat(engine.plainTokenServiceAllowed()).isFalse();
        assertThat(engine.revalidation()).isEmpty();
        assertThat(engine.bindings()).isTrue();
        assertThat(engine.saml()).isEmpty();
        assertThat(engine.users()).isEqualTo(NOBODY_ELSE);
    }

    @Test
    void issuersAreOnThePublicInternetUnlessTheirAddressIsAllowed() throws UnknownHostException {
        AddressPolicy policy = new AddressConfiguration(false, List.of("10.1.2.0/24")).issuers();

        assertThat(policy.allows(InetAddress.getByName("10.1.2.3"))).isTrue();
        assertThat(policy.allows(InetAddress.getByName("10.1.3.3"))).isFalse();
        assertThat(policy.allows(InetAddress.getByName("127.0.0.1"))).isFalse();
    }

    @Test
    void destinationsOfOthersReachThePublicInternetAndWhatIsAllowedBesides() throws UnknownHostException {
        AddressPolicy policy = new AddressConfiguration(true, List.of("10.1.2.0/24")).policy();

        assertThat(policy.allows(InetAddress.getByName("10.1.2.3"))).isTrue();
        assertThat(policy.allows(InetAddress.getByName("10.1.3.3"))).isFalse();
        assertThat(new AddressConfiguration(false, List.of()).policy().allows(InetAddress.getByName("10.1.3.3")))
                .isTrue();
    }

    @Test
    @Tag("AUTH-43")
    void theLocalIssuerIsOffUntilMechanismsAreListed() {
        Map<String, String> all = new HashMap<>(Map.of(
                "fairlead.localIssuer.url", "https://shop.example/issuer/",
                "fairlead.localIssuer.directory", "/var/www/issuer",
                "fairlead.localIssuer.audience", "fairlead-gateway"));
        assertThat(users(all).localIssuer()).isEmpty();

        all.put("fairlead.localIssuer.mechanisms", "FORM, BASIC");
        LocalIssuerConfiguration issuer = users(all).localIssuer().orElseThrow();

        assertThat(issuer.settings().mechanisms()).containsExactlyInAnyOrder("FORM", "BASIC");
        assertThat(issuer.settings().keysUrl()).hasToString("https://shop.example/issuer/keys.json");
        assertThat(issuer.settings().tenant()).isEqualTo("default");
        assertThat(issuer.directory()).isEqualTo(Path.of("/var/www/issuer"));
        assertThat(issuer.keyStore()).isEmpty();

        all.put("fairlead.localIssuer.keyStoreLocation", "issuer.p12");
        all.put("fairlead.localIssuer.keyStorePassword", "changeit");
        assertThat(users(all).localIssuer().orElseThrow().keyStore())
                .contains(new KeyStoreReference(
                        "fairlead.localIssuer.keyStoreLocation", "issuer.p12", Secret.of("changeit")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "directory", "audience"})
    void aLocalIssuerNeeds(String missing) {
        Map<String, String> all = new HashMap<>(Map.of(
                "fairlead.localIssuer.mechanisms", "FORM",
                "fairlead.localIssuer.url", "https://shop.example/issuer",
                "fairlead.localIssuer.directory", "/var/www/issuer",
                "fairlead.localIssuer.audience", "fairlead-gateway"));
        all.remove("fairlead.localIssuer." + missing);

        assertThatThrownBy(() -> users(all)).hasMessageContaining("fairlead.localIssuer." + missing + " is not");
    }

    @Test
    void tokensOfTrustedIssuersAreForSomebody() {
        Map<String, String> all = new HashMap<>(Map.of("fairlead.userTokens.issuers", "https://idp.example"));
        assertThatThrownBy(() -> users(all)).hasMessageContaining("fairlead.userTokens.audiences");

        all.put("fairlead.userTokens.audiences", "shop");
        assertThat(users(all).trustedIssuers())
                .containsExactly(OpenIdIssuer.discovered("https://idp.example", Set.of("shop")));
    }

    private static UserConfiguration users(Map<String, String> settings) {
        return RuntimeConfiguration.of(AdapterProperties.NONE, new MapSettings(settings))
                .engine()
                .users();
    }

    @Test
    void theKeyOfSamlAssertionsIsInTheServersConfigurationAndItsPasswordNeverPrints() {
        RuntimeConfiguration configuration = RuntimeConfiguration.of(
                AdapterProperties.NONE.with(Setting.TENANT, "acme"),
                new MapSettings(Map.of(
                        "fairlead.saml.keyStoreLocation", "saml.p12",
                        "fairlead.saml.keyStorePassword", "top-secret",
                        "fairlead.saml.entityId", "shop.example/acme")));

        assertThat(configuration.engine().saml())
                .hasValue(new SamlConfiguration(
                        new KeyStoreReference("fairlead.saml.keyStoreLocation", "saml.p12", Secret.of("top-secret")),
                        "shop.example/acme",
                        "acme-1"));
        assertThat(configuration.toString()).doesNotContain("top-secret");
    }

    @Test
    void aKeyOfSamlAssertionsNeedsAnIssuer() {
        assertThatThrownBy(() -> RuntimeConfiguration.of(
                        AdapterProperties.NONE, new MapSettings(Map.of("fairlead.saml.keyStoreLocation", "saml.p12"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fairlead.saml.entityId");
    }

    @ParameterizedTest
    @CsvSource({
        "BINDINGS, sometimes",
        "ADDRESSES, internal",
        "ADDRESSES_ALLOWED, 10.0.0.0/99",
        "ADDRESSES_ALLOWED, erp.corp",
        "FORBID_TRUST_ALL, yes",
        "ALLOW_PLAIN_TOKEN_SERVICE, 1",
        "REVALIDATION, 0",
        "REVALIDATION, -5",
        "REVALIDATION, PT0S",
        "REVALIDATION, soon",
        "REVALIDATION, PT0.0000001S"
    })
    void aValueThatCannotBeUsedIsRefusedWithItsKey(Setting setting, String value) {
        AdapterProperties properties = AdapterProperties.NONE.with(setting, value);

        assertThatThrownBy(() -> RuntimeConfiguration.of(properties, NOTHING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting.key())
                .hasMessageContaining(value);
    }

    @Test
    void aGatewayNeedsADirectory() {
        AdapterProperties properties = AdapterProperties.NONE.with(Setting.GATEWAY_PORT, "0");

        assertThatThrownBy(() -> RuntimeConfiguration.of(properties, NOTHING))
                .hasMessageContaining("fairlead.gateway.directory");
    }

    @Test
    void whatContainersLeaveNullIsNotSet() {
        assertThat(AdapterProperties.NONE.with(Setting.TENANT, null)).isEqualTo(AdapterProperties.NONE);
    }
}
