package dev.fairlead.gateway.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.gateway.cluster.ClusterSettings;
import dev.fairlead.gateway.configuration.FrontSettings.Authorization;
import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.gateway.http.HttpSettings;
import dev.fairlead.gateway.service.ServiceMapping;
import dev.fairlead.gateway.socks.SocksSettings;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
    @TempDir
    Path directory;

    @Test
    void theConfigurationToStartFromListensForAgentsAndNobodyElse() throws Exception {
        try (InputStream sample =
                ConfigurationReaderTest.class.getResourceAsStream("/dev/fairlead/gateway/cli/gateway.yaml")) {
            GatewayConfiguration read = read(new String(sample.readAllBytes()));

            assertThat(read.fronts()).isEmpty();
            assertThat(read.issuers()).isEmpty();
            assertThat(read.gateway().port()).isEqualTo(8443);
            assertThat(read.gateway().waitForAgent()).isEqualTo(Duration.ofSeconds(5));
            assertThat(read.drain()).isEqualTo(Duration.ofSeconds(60));
        }
    }

    @Test
    void ofSeveralAgentsOfALocationOneServesUnlessARuleSaysOtherwise() throws Exception {
        assertThat(read("agents: {}").gateway().groups()).isEqualTo(GroupRules.DEFAULT);

        GroupRules rules = read("""
                        agents:
                          mode: shared
                          lease: 10s
                          groups:
                            - {tenant: default, mode: exclusive, prefer: [agent-b, agent-a]}
                            - {tenant: default, location: plant 1}
                        """).gateway().groups();

        assertThat(rules.lease()).isEqualTo(Duration.ofSeconds(10));
        assertThat(rules.of("default", "").mode()).isEqualTo(GroupMode.EXCLUSIVE);
        assertThat(rules.of("default", "").preferred()).containsExactly("agent-b", "agent-a");
        assertThat(rules.of("default", "plant 1").mode()).isEqualTo(GroupMode.SHARED);
        assertThat(rules.of("other", "").mode()).isEqualTo(GroupMode.SHARED);
    }

    @Test
    void nodesStandInAListOrBehindAName() throws Exception {
        assertThat(read("agents: {}").gateway().cluster()).isEmpty();

        ClusterSettings listed = read("cluster: {self: \"a:1\", nodes: [\"a:1\", \"b:2\"], lookEvery: 5s}")
                .gateway()
                .cluster()
                .orElseThrow();

        assertThat(listed.members().nodes()).containsExactly(new Endpoint("a", 1), new Endpoint("b", 2));
        assertThat(listed.members().isSelf(new Endpoint("a", 1))).isTrue();
        assertThat(listed.lookEvery()).isEqualTo(Duration.ofSeconds(5));
        assertThat(read("cluster: {name: \"localhost:8443\"}")
                        .gateway()
                        .cluster()
                        .orElseThrow()
                        .members()
                        .nodes())
                .contains(new Endpoint("127.0.0.1", 8443));
    }

    @Test
    void everythingCanBeSaid() throws Exception {
        Files.writeString(directory.resolve("keys.json"), "{\"keys\":[]}");
        GatewayConfiguration read = read("""
                directory: data
                audit: {directory: log}
                agents: {address: "127.0.0.1:9443", waitForAgent: 2s}
                trust:
                  networks: [10.0.0.0/8]
                  issuers:
                    - {issuer: a, jwksFile: keys.json, audiences: [x], scopes: [s], tenant: t}
                    - {issuer: "https://idp.example", discovery: true, tenantClaims: [org]}
                    - {xsuaa: authentication.eu10.hana.ondemand.com, audiences: ["sb-a!t1"], zones: [z]}
                http:
                  - {address: "0.0.0.0:20003", clients: [app], tenants: [t1, t2], maxConnections: 7}
                  - {address: "[::1]:20013", authorization: serviceToken}
                socks:
                  - {address: "localhost:20004", authorization: none, tenant: default}
                admin: {}
                """);

        assertThat(read.gateway().directory()).isEqualTo(directory.resolve("data"));
        assertThat(read.audit()).contains(directory.resolve("log"));
        assertThat(read.issuers()).hasSize(3);
        assertThat(read.fronts())
                .extracting(FrontSettings::authorization)
                .containsExactly(Authorization.TOKEN, Authorization.SERVICE_TOKEN, Authorization.NONE);
        assertThat(read.fronts().get(0).limits().maxConnections()).isEqualTo(7);
        assertThat(read.admin()).contains(new AdminSettings(new InetSocketAddress("127.0.0.1", 8042), false));
        assertThat(read.warnings()).anySatisfy(warning -> assertThat(warning).contains("every audience"));
    }

    @Test
    void limitsOfListenersCanBeSetOneByOne() throws Exception {
        GatewayConfiguration usual = read("""
                http: [{address: "127.0.0.1:1"}]
                socks: [{address: "127.0.0.1:2"}]
                """);
        assertThat(usual.fronts())
                .extracting(FrontSettings::limits)
                .allSatisfy(limits -> assertThat(limits)
                        .isEqualTo(new FrontLimits(
                                1_000,
                                Duration.ofSeconds(10),
                                HttpSettings.DEFAULT,
                                SocksSettings.withDefaults(false))));

        GatewayConfiguration set = read("""
                agents: {maxConnections: 50, handshake: 5s}
                http:
                  - address: "127.0.0.1:1"
                    limits: {line: 8KB, headers: 32KB, headerCount: 50, head: 5s, idle: 1m, stalled: 20s, tlsHandshake: 3s}
                socks:
                  - {address: "127.0.0.1:2", maxConnections: 9, limits: {token: 8KB, handshake: 4s, stalled: 30s}}
                """);
        assertThat(set.fronts().get(0).limits().http())
                .isEqualTo(new HttpSettings(
                        8 * 1024, 32 * 1024, 50, Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(20)));
        assertThat(set.fronts().get(0).limits().tlsHandshake()).isEqualTo(Duration.ofSeconds(3));
        assertThat(set.fronts().get(1).limits().socks())
                .isEqualTo(new SocksSettings(false, 8 * 1024, Duration.ofSeconds(4), Duration.ofSeconds(30)));
        assertThat(set.fronts().get(1).limits().maxConnections()).isEqualTo(9);
        assertThat(set.gateway().maxConnections()).isEqualTo(50);
        assertThat(set.gateway().handshakeTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void servicesForAgentsAreMappedPerTenantAndLocation() throws Exception {
        GatewayConfiguration read = read("""
                services:
                  - {service: db, tenant: acme, address: "db.internal:5432"}
                  - {service: db, tenant: bravo, address: "[::1]:5432", locations: [plant]}
                """);

        assertThat(read.services().all())
                .containsExactlyInAnyOrder(
                        new ServiceMapping("acme", "db", "db.internal", 5432, Set.of("")),
                        new ServiceMapping("bravo", "db", "::1", 5432, Set.of("plant")));
    }

    @Test
    void issuersAreOfferedToAgentsOfSomeTenants() throws Exception {
        Files.writeString(directory.resolve("keys.json"), "{\"keys\":[]}");

        assertThat(read("issuersForAgents: [{issuer: a, jwksFile: keys.json, tenants: [acme]}]\n")
                        .offers())
                .singleElement()
                .satisfies(offer -> {
                    assertThat(offer.issuer()).isEqualTo("a");
                    assertThat(offer.tenants()).containsExactly("acme");
                    assertThat(offer.keys().read()).isEqualTo("{\"keys\":[]}");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:20003", "10.1.2.3:20003", "[::]:20003"})
    @Tag("CONN-60")
    void aListenerWithoutATokenOnTheNetworkIsRefusedUnlessConfirmed(String address) throws Exception {
        String text = "http:\n  - address: \"" + address + "\"\n    authorization: none\n    tenant: default\n";

        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(":2: http[0]: everybody on the network could use this listener")
                .hasMessageContaining("confirmOpenToNetwork: true");
        assertThat(read(text + "    confirmOpenToNetwork: true\n").fronts()).hasSize(1);
        assertThat(read(text.replace(address, "127.0.0.1:20003")).fronts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "issuersForAgents: [{issuer: a, jwksFile: nowhere.json, tenants: [a]}]|there is no readable file",
                "issuersForAgents: [{issuer: a, jwksFile: gateway.yaml}]|issuersForAgents[0].tenants: is missing",
                "services: [{tenant: a, address: \"b:1\"}]|:1: services[0].service: is missing",
                "services: [{service: a, address: \"b:1\"}]|:1: services[0].tenant: is missing",
                "services: [{service: a, tenant: a, address: b}]|expected host:port",
                "services: [{service: \"a b\", tenant: a, address: \"b:1\"}]|not a name of a service",
                "services: [{service: a, tenant: a, address: \"b:1\"}, {service: a, tenant: a, address: \"c:1\"}]|services[1]: the service a",
                "http: [{authorization: token}]|:1: http[0].address: is missing",
                "http: [{address: example.com:80}]|this is no address",
                "http: [{address: \"127.0.0.1\"}]|there is no port",
                "http: [{address: \"127.0.0.1:70000\"}]|there is no such port",
                "http: [{address: \"127.0.0.1:1\", authorization: maybe}]|\"maybe\" is not a possible value",
                "http: [{address: \"127.0.0.1:1\", authorization: none}]|Write tenant:",
                "socks: [{address: \"127.0.0.1:1\", authorization: serviceToken}]|is not a possible value",
                "http: [{address: \"127.0.0.1:1\", tls: {certificate: nowhere.pem, key: k}}]|cannot read",
                "http: [{adress: \"127.0.0.1:1\"}]|there is no such key",
                "http: [{address: \"127.0.0.1:1\", limits: {line: 100}}]|http[0].limits.line: \"100\" is not a size",
                "http: [{address: \"127.0.0.1:1\", limits: {headers: 2MB}}]|limits.headers: \"2MB\" is not a size",
                "http: [{address: \"127.0.0.1:1\", limits: {line: 32KB, headers: 16KB}}]|Make headers as large as line",
                "http: [{address: \"127.0.0.1:1\", limits: {headerCount: 1}}]|is not a number from 20 to 100000",
                "http: [{address: \"127.0.0.1:1\", limits: {idle: 2h}}]|is out of range",
                "http: [{address: \"127.0.0.1:1\", limits: {token: 8KB}}]|limits.token: there is no such key",
                "socks: [{address: \"127.0.0.1:1\", limits: {token: 64KB}}]|limits.token: \"64KB\" is not a size",
                "http: [{address: \"127.0.0.1:1\", maxConnections: 0}]|is not a number from 1 to 100000",
                "agents: {handshake: 2m}|agents.handshake: \"2m\" is out of range",
                "trust: {issuers: [{issuer: a}]}|has neither jwks nor jwksFile",
                "trust: {issuers: [{issuer: a, jwks: \"http://idp.example\"}]}|is not a secure place for keys",
                "trust: {issuers: [{xsuaa: \"https://x\"}]}|this is no domain",
                "trust: {networks: [all]}|this is no address",
                "agents: {waitForAgent: 11s}|is out of range",
                "cluster: {nodes: [\"a:1\"]}|cluster.self: is missing",
                "cluster: {self: \"c:1\", nodes: [\"a:1\", \"b:1\"]}|c:1 is not one of the nodes",
                "cluster: {name: nowhere}|expected host:port",
                "drain: 2h|is out of range",
                "agents: {mode: both}|\"both\" is not a possible value",
                "agents: {lease: 10ms}|is out of range",
                "agents: {groups: [{mode: shared}]}|agents.groups[0].tenant: is missing",
                "agents: {groups: [{tenant: t}, {tenant: t}]}|stand here twice",
                "listeners: []|there is no such key"
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gateway.yaml:1: ")
                .hasMessageContaining(problem);
    }

    private GatewayConfiguration read(String text) throws ConfigurationException, IOException {
        return ConfigurationReader.read(Files.writeString(directory.resolve("gateway.yaml"), text));
    }
}
