package dev.fairlead.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.gateway.ConnectedAgent;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.tunnel.control.ExposedSystem;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What operators of a gateway learn of an agent's mappings (agent specification, 6.7). */
@Timeout(120)
class PublishedMappingsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String MAPPINGS = """
            mappings:
              - virtual: erp.corp:443
                internal: https://internal-erp.example:8443
                backendType: abapSys
                description: Orders of the plant
                resources: [{path: /internal-path}]
              - virtual: shut.corp:80
                internal: http://internal-shut.example
                resources: [{path: /, enabled: false}]
              - virtual: files.corp:7000-7010
                internal: tcp://internal-files.example:8000-8010
              - virtual: abap.corp:sapgw42
                internal: rfc://internal-abap.example:8000
                resources: [{path: /}]
              - virtual: abap.corp:sapgw43
                internal: rfc://internal-abap.example:8001
                resources: [{path: /}]
                functions: [{name: STFC_CONNECTION, enabled: false}]
                infrastructureFunctions: false
            """;
    private static final List<ExposedSystem> PUBLISHED = List.of(
            new ExposedSystem("HTTPS", "erp.corp", "443", "abapSys", "Orders of the plant", ExposedSystem.OPEN),
            new ExposedSystem("HTTP", "shut.corp", "80", "nonSAPsys", "", ExposedSystem.CLOSED),
            new ExposedSystem("TCP", "files.corp", "7000-7010", "nonSAPsys", "", ExposedSystem.OPEN),
            new ExposedSystem("RFC", "abap.corp", "sapgw42", "abapSys", "", ExposedSystem.OPEN),
            new ExposedSystem("RFC", "abap.corp", "sapgw43", "abapSys", "", ExposedSystem.CLOSED));

    @TempDir
    private Path directory;

    private Gateway gateway;
    private Agent agent;

    @BeforeEach
    void start() throws Exception {
        gateway = start(0);
        agent = Agent.start(
                read(MAPPINGS),
                Enrolment.enrol(EnrolmentCode.parse(EnrolmentCodes.issue(
                        directory.resolve("gateway"),
                        "127.0.0.1:" + gateway.agentPort(),
                        "default",
                        "",
                        Duration.ofMinutes(5)))),
                "agent/test",
                DialListener.NONE);
        awaitPublished(PUBLISHED);
    }

    @AfterEach
    void stop() {
        agent.close();
        gateway.close();
    }

    private Gateway start(int port) throws IOException {
        return Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", port));
    }

    private AgentConfiguration read(String text) throws Exception {
        return ConfigurationReader.read(
                Files.writeString(directory.resolve("agent.yaml"), "directory: state\n" + text));
    }

    private List<ExposedSystem> published() {
        return gateway.agents().stream()
                .map(ConnectedAgent::exposed)
                .flatMap(List::stream)
                .toList();
    }

    private void awaitPublished(List<ExposedSystem> expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(published()).isEqualTo(expected));
    }

    @Test
    void theyAreVirtualNamesAndNeverInternalOnes() {
        assertThat(published().toString()).doesNotContain("internal", "8443", "8000");
    }

    @Test
    void aChangeIsPublishedWithoutANewSession() throws Exception {
        agent.reload(read("mappings: [{virtual: \"db.corp:5432\", internal: \"tcp://10.1.2.3:5432\"}]\n"));

        awaitPublished(List.of(new ExposedSystem("TCP", "db.corp", "5432", "nonSAPsys", "", ExposedSystem.OPEN)));
    }

    @Test
    void nothingIsPublishedWhereTheConfigurationSaysSo() throws Exception {
        agent.reload(read("gateway: {publishMappings: false}\n" + MAPPINGS));

        awaitPublished(List.of());
        assertThat(agent.sessions()).isPositive();
    }

    @Test
    void aGatewayThatWasRestartedIsToldAgain() throws Exception {
        int port = gateway.agentPort();
        gateway.close();
        gateway = start(port);

        awaitPublished(PUBLISHED);
    }
}
