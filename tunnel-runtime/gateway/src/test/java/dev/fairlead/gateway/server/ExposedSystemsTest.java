package dev.fairlead.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.ConnectedAgent;
import dev.fairlead.gateway.configuration.ConfigurationReader;
import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.tunnel.control.ExposedSystem;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What agents say that they expose, over real sessions (connectivity specification, 8.5). */
@Timeout(120)
class ExposedSystemsTest {
    private static final ExposedSystem ERP =
            new ExposedSystem("HTTPS", "erp.corp", "443", "abapSys", "<b>orders</b>", ExposedSystem.OPEN);
    private static final ExposedSystem FILES =
            new ExposedSystem("TCP", "files.corp", "7000-7010", "nonSAPsys", "", ExposedSystem.OPEN);

    @TempDir
    Path directory;

    private GatewayServer server;
    private TestAgent agent;

    @BeforeAll
    static void waitPatiently() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
    }

    @BeforeEach
    void start() throws Exception {
        server = GatewayServer.start(
                ConfigurationReader.read(Files.writeString(directory.resolve("gateway.yaml"), """
                agents: {address: "127.0.0.1:0", waitForAgent: 100ms}
                admin: {address: "127.0.0.1:0"}
                """)));
        agent = new TestAgent("a", TestAgent.enrol(directory, server.agentPort(), "default", ""));
        await().until(() -> server.agents().size() == 1);
    }

    @AfterEach
    void stop() {
        agent.close();
        server.close();
    }

    private List<ExposedSystem> known() {
        return server.agents().stream()
                .map(ConnectedAgent::exposed)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void theLatestListCounts() {
        assertThat(known()).isEmpty();

        agent.exposes(List.of(ERP, FILES));
        await().until(() -> known().equals(List.of(ERP, FILES)));

        agent.exposes(List.of(FILES));
        await().until(() -> known().equals(List.of(FILES)));

        agent.exposes(List.of());
        await().until(() -> known().isEmpty());
    }

    @Test
    void programsAndPeopleReadIt() throws Exception {
        agent.exposes(List.of(ERP));
        await().until(() -> !known().isEmpty());

        String answer = admin("/agents");
        JsonObject report = Json.read(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        JsonObject told = report.getJsonArray("agents").getJsonObject(0);
        assertThat(told.getString("tenant")).isEqualTo("default");
        assertThat(told.getString("state")).isEqualTo("active");
        assertThat(told.getJsonArray("exposedSystems").getJsonObject(0))
                .isEqualTo(Json.object()
                        .add("protocol", "HTTPS")
                        .add("virtualHost", "erp.corp")
                        .add("virtualPort", "443")
                        .add("backendType", "abapSys")
                        .add("description", "<b>orders</b>")
                        .add("state", "open")
                        .build());
        assertThat(admin("/"))
                .contains("<td>erp.corp:443</td><td>HTTPS</td><td>abapSys</td><td>open</td>"
                        + "<td>&lt;b&gt;orders&lt;/b&gt;</td>");
    }

    private String admin(String path) throws IOException {
        try (RawClient client = new RawClient(server.adminPort().orElseThrow())) {
            return client.sends("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .rest();
        }
    }
}
