package dev.fairlead.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.fairlead.agent.certificate.KeyPlaces;
import dev.fairlead.agent.monitoring.MonitoringLogon;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.configuration.ConfigurationProblem;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration of an agent with several tenants, and that of one with a single tenant. */
class InstallationReaderTest {
    @TempDir
    private Path directory;

    @Test
    void aFileWithoutTenantsIsThatOfTheOnlyTenant() throws Exception {
        Installation installation = read("mappings: [{virtual: \"a:1\", internal: \"tcp://b:1\"}]\n");

        assertThat(installation.several()).isFalse();
        assertThat(installation.tenants()).singleElement().satisfies(only -> {
            assertThat(only.name()).isEmpty();
            assertThat(only.enabled()).isTrue();
            assertThat(only.settings().orElseThrow().access().mappings()).hasSize(1);
        });
    }

    @Test
    void theAdminListenerIsOffUnlessItIsConfiguredAndThenOnLoopback() throws Exception {
        assertThat(read("mappings: []\n").admin()).isEmpty();
        assertThat(read("admin: {}\n")
                        .admin()
                        .orElseThrow()
                        .address()
                        .getAddress()
                        .isLoopbackAddress())
                .isTrue();
        assertThat(read("admin: {address: \"10.1.2.3:1\", confirmOpenToNetwork: true}\n")
                        .admin())
                .isPresent();
    }

    @Test
    @Tag("AGENT-107")
    void whoMayMonitorIsNamedWithAPasswordOfItsOwn() throws Exception {
        PrivateFile.write(directory.resolve("monitor.password"), "secret\n");

        assertThat(read("admin: {monitoring: {user: monitor, passwordFile: monitor.password}}\n")
                        .admin()
                        .orElseThrow()
                        .monitoring())
                .contains(new MonitoringLogon("monitor", "secret"));
        assertThat(read("admin: {}\n").admin().orElseThrow().monitoring()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "monitoring: {user: monitor}                          | admin.monitoring.passwordFile: is missing",
                "monitoring: {passwordFile: missing}                  | admin.monitoring.user: is missing",
                "monitoring: {user: monitor, passwordFile: missing}   | cannot use",
                "monitoring: {user: monitor, passwordFile: open}      | open to others",
                "monitoring: {user: 'a:b', passwordFile: password}    | has no colon",
                "monitoring: {user: a, passwordFile: empty}           | the password is empty",
                "alerts: {cpuLoad: 101}                               | not a number from 1 to 100",
                "alerts: {disk: 1}                                    | Known here: cpuLoad, cpuLoadTolerance",
            })
    void whatCannotBeMonitoredByIsToldWithItsLine(String admin, String told) throws Exception {
        PrivateFile.write(directory.resolve("password"), "secret");
        PrivateFile.write(directory.resolve("empty"), "\n");
        Files.setPosixFilePermissions(
                Files.writeString(directory.resolve("open"), "secret"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read("admin: {" + admin + "}\n"))
                .withMessageContaining(told)
                .withMessageContaining("agent.yaml:1:");
    }

    @Test
    @Tag("AGENT-74")
    void anAgentThatIsDisconnectedStaysSoUntilItsFileSaysOtherwise() throws Exception {
        tenant("acme", "enabled: false\n");

        assertThat(read("enabled: false\n").tenants())
                .singleElement()
                .satisfies(only -> assertThat(only.enabled()).isFalse());
        assertThat(read("tenants: [{name: acme, configuration: acme/agent.yaml}]\n")
                        .tenants())
                .singleElement()
                .satisfies(listed -> assertThat(listed.enabled()).isFalse());
    }

    @Test
    void anAdminListenerOnTheNetworkHasToBeConfirmed() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read("admin: {address: \"0.0.0.0:8043\"}\n"))
                .satisfies(wrong -> assertThat(wrong.problems())
                        .singleElement()
                        .asString()
                        .contains(":1", "everybody on the network", "confirmOpenToNetwork: true"));
    }

    @Test
    void eachTenantHasItsFileAndItsDirectory() throws Exception {
        tenant("acme", "mappings: [{virtual: \"a:1\", internal: \"tcp://b:1\"}]\n");
        tenant("bravo", "");

        Installation installation = read("""
                tenants:
                  - {name: acme, configuration: acme/agent.yaml}
                  - {name: bravo, configuration: bravo/agent.yaml, enabled: false}
                """);

        assertThat(installation.several()).isTrue();
        assertThat(installation.files())
                .containsExactly(
                        directory.resolve("agent.yaml"),
                        directory.resolve("acme/agent.yaml"),
                        directory.resolve("bravo/agent.yaml"));
        assertThat(installation.tenant("acme").orElseThrow().settings().orElseThrow())
                .satisfies(settings -> assertThat(settings.directory()).isEqualTo(directory.resolve("acme")))
                .satisfies(settings -> assertThat(settings.access().mappings()).hasSize(1));
        assertThat(installation.tenant("bravo").orElseThrow())
                .satisfies(tenant -> assertThat(tenant.enabled()).isFalse())
                .satisfies(tenant -> assertThat(
                                tenant.settings().orElseThrow().access().mappings())
                        .isEmpty());
    }

    @Test
    void theProblemsOfATenantLeaveTheOthersUsable() throws Exception {
        tenant("acme", "trust: {issuers: []}\nmapings: []\n");
        tenant("bravo", "");

        Installation installation = read("""
                tenants:
                  - {name: acme, configuration: acme/agent.yaml}
                  - {name: bravo, configuration: bravo/agent.yaml}
                  - {name: charlie, configuration: nowhere.yaml}
                """);

        assertThat(installation.tenant("acme").orElseThrow().settings()).isEmpty();
        assertThat(installation.tenant("bravo").orElseThrow().settings()).isPresent();
        assertThat(installation.problems())
                .extracting(ConfigurationProblem::file, ConfigurationProblem::line, ConfigurationProblem::key)
                .containsExactly(
                        tuple(directory.resolve("acme/agent.yaml").toString(), 2, "mapings"),
                        tuple(directory.resolve("nowhere.yaml").toString(), 0, ""));
    }

    @Test
    void aDirectoryBelongsToTheFirstTenantThatNamesIt() throws Exception {
        tenant("acme", "");
        tenant("bravo", "directory: ../acme\n");

        Installation installation = read("""
                tenants:
                  - {name: acme, configuration: acme/agent.yaml}
                  - {name: bravo, configuration: bravo/agent.yaml}
                """);

        assertThat(installation.tenant("acme").orElseThrow().settings()).isPresent();
        assertThat(installation.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem()).contains("that of the tenant acme"));
    }

    @Test
    void keysOfTheAgentsFileAreThoseOfTenantsThatHaveNone() throws Exception {
        for (String name : new String[] {"agent-system.pem", "agent-users.pem", "acme/own.pem"}) {
            Path key = directory.resolve(name);
            Files.createDirectories(key.getParent());
            Files.writeString(key, "");
        }
        tenant("acme", "certificates: {system: {file: own.pem}}\n");
        tenant("bravo", "");

        Installation installation = read("""
                certificates: {system: {file: agent-system.pem}, authority: {file: agent-users.pem}}
                tenants:
                  - {name: acme, configuration: acme/agent.yaml}
                  - {name: bravo, configuration: bravo/agent.yaml}
                """);

        KeyPlaces acme = keys(installation, "acme");
        KeyPlaces bravo = keys(installation, "bravo");
        assertThat(acme.system().orElseThrow().file()).isEqualTo(directory.resolve("acme/own.pem"));
        assertThat(bravo.system().orElseThrow().file()).isEqualTo(directory.resolve("agent-system.pem"));
        assertThat(acme.authority()).isEqualTo(bravo.authority()).isPresent();
    }

    @Test
    void withoutKeysInTheAgentsFileEachTenantMakesItsOwn() throws Exception {
        tenant("acme", "");

        assertThat(keys(read("tenants: [{name: acme, configuration: acme/agent.yaml}]\n"), "acme"))
                .isEqualTo(KeyPlaces.GENERATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{configuration: a.yaml}]                                              | name is missing",
                "[{name: acme}]                                                         | configuration is missing",
                "[{name: Acme, configuration: a.yaml}]                                  | this is not a name of a tenant",
                "[{name: a, configuration: a.yaml}, {name: a, configuration: b.yaml}]   | stands here a second time",
                "[{name: a, configuration: a.yaml}, {name: b, configuration: ./a.yaml}] | file of another tenant too",
                "[{name: a, configuration: a.yaml, enable: true}]                       | there is no such key",
                "acme                                                                   | is not a list",
            })
    void mistakesInTheListAreToldWithTheirLine(String tenants, String problem) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read("# tenants of this agent\ntenants: " + tenants + "\n"))
                .satisfies(wrong -> assertThat(wrong.problems()).anySatisfy(found -> {
                    assertThat(found.line()).isEqualTo(2);
                    assertThat(found.key() + " " + found.problem()).contains(problem);
                }));
    }

    @Test
    void whatBelongsToATenantStandsInItsFile() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read("tenants: []\nmappings: []\n"))
                .withMessageContaining("agent.yaml:2: mappings: there is no such key");
    }

    private static KeyPlaces keys(Installation installation, String tenant) {
        return installation
                .tenant(tenant)
                .orElseThrow()
                .settings()
                .orElseThrow()
                .keys();
    }

    private void tenant(String name, String content) throws IOException {
        Files.createDirectories(directory.resolve(name));
        Files.writeString(directory.resolve(name).resolve("agent.yaml"), content);
    }

    private Installation read(String content) throws Exception {
        return InstallationReader.read(Files.writeString(directory.resolve("agent.yaml"), content));
    }
}
