package dev.fairlead.agent.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.fixture.TestStatus;
import dev.fairlead.agent.monitoring.MachineFigures.Room;
import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.tunnel.admin.AdminAnswer;
import dev.fairlead.tunnel.admin.AdminRequest;
import dev.fairlead.tunnel.fixture.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringApiTest {
    private static final String SUBACCOUNT =
            "{\"subaccounts\":[{\"regionHost\":\"gateway.example\",\"subaccount\":\"acme\",\"locationID\":\"berlin\",";

    private final MutableClock clock = new MutableClock(TestStatus.NOW);
    private Map<String, AgentStatus> tenants = Map.of("", TestStatus.of(2, true));
    private final HealthWatch health = new HealthWatch(
            HealthSettings.DEFAULT,
            () -> tenants,
            () -> new MachineFigures(
                    7, 2, new Room(8_000, 90, 5_000), new Room(9_000, 200, 6_000), 64, 40, new Room(500, 3, 400)),
            clock,
            line -> {});
    private final MonitoringApi api =
            new MonitoringApi(new MonitoringLogon("monitor", "secret"), () -> tenants, health, clock);

    @BeforeEach
    void looked() {
        health.look();
    }

    @ParameterizedTest
    @Tag("AGENT-107")
    @ValueSource(strings = {"Basic bW9uaXRvcjp3cm9uZw==", "Basic %%%", "Bearer secret", "Basic ", "", "secret"})
    void whoeverDoesNotLogOnLearnsNothing(String authorization) {
        AdminAnswer answer = api.apply(new AdminRequest("/api/monitoring/usage", Optional.of(authorization)));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("erp.corp");
    }

    @ParameterizedTest
    @Tag("AGENT-107")
    @ValueSource(
            strings = {
                "subaccounts",
                "connections/backends",
                "connections/serviceChannels",
                "performance/backends",
                "performance/topTimeConsumers",
                "memory",
                "disk",
                "cpu",
                "certificates",
                "certificates/expired",
                "certificates/expiring",
                "certificates/ok",
                "usage",
                "alerts"
            })
    void everyFigureIsForWhoeverLogsOnOnly(String figure) {
        assertThat(api.apply(new AdminRequest("/api/monitoring/" + figure, Optional.empty()))
                        .status())
                .isEqualTo(401);
        assertThat(get(figure)).startsWith("{").endsWith("\"version\":1}");
    }

    @Test
    void whatThereIsNotIsNotFound() {
        assertThat(answer("passwords").status()).isEqualTo(404);
    }

    @Test
    void subaccountsSayWhetherTheirTunnelStands() {
        assertThat(get("subaccounts"))
                .startsWith(SUBACCOUNT)
                .contains("\"state\":\"Connected\",\"connectedSinceTimeStamp\":1795410000000,\"connections\":1");
        tenants = Map.of("", TestStatus.of(0, true));
        assertThat(get("subaccounts")).contains("\"state\":\"ConnectFailure\",\"connectedSinceTimeStamp\":0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "connections/backends|{\"virtualBackend\":\"erp.corp:443\",\"internalBackend\":\"127.0.0.1:8443\","
                        + "\"protocol\":\"HTTPS\",\"idle\":2,\"active\":1}",
                "connections/serviceChannels|[{\"port\":15432,\"typeDesc\":{\"typeKey\":\"K8S\","
                        + "\"typeName\":\"orders-db\"},\"connections\":3}]",
                "performance/backends|\"virtualPort\":\"443\",\"protocol\":\"HTTPS\","
                        + "\"buckets\":[{\"numberOfCalls\":1,\"minimumCallDurationsMs\":10}]",
                "performance/topTimeConsumers|\"requestId\":\"request-1\",\"status\":200,"
                        + "\"endTime\":1795410000000,\"totalTime\":15,\"externalTime\":9,\"openRemoteTime\":2,"
                        + "\"genSsoTime\":1",
                "usage|\"bytesReceived\":100,\"bytesSent\":200,\"calls\":7,\"mostRecentAccess\":1795410000000,"
                        + "\"resources\":[{\"resourceName\":\"/\",\"enabled\":true}]",
                "usage|\"bytesReceived\":20,\"bytesSent\":10",
                "memory|{\"physicalKB\":{\"total\":8000,\"CloudConnector\":90,\"others\":2910,\"free\":5000}",
                "memory|\"cloudConnectorHeapKB\":{\"total\":64,\"used\":24,\"free\":40}",
                "disk|{\"total\":500,\"CloudConnector\":3,\"others\":97,\"free\":400",
                "cpu|{\"total\":7,\"CloudConnector\":2"
            })
    void figuresAreThoseOfTheAgent(String figure, String expected) {
        assertThat(get(figure)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"-1,expired", "29,expiring", "31,ok"})
    void certificatesAreToldByHowLongTheyAreValid(int daysLeft, String list) {
        tenants = Map.of("", TestStatus.withCertificate("system", Duration.ofDays(daysLeft)));

        assertThat(get("certificates/" + list))
                .contains("\"type\":\"System\"", "\"subjectDN\":\"CN=system\"", "\"serialNumber\":\"0a1b\"");
        assertThat(get("certificates")).contains("\"" + list + "\":[{");
    }

    @Test
    void theCertificateOfTheTunnelIsThatOfTheSubaccount() {
        tenants = Map.of("", TestStatus.withCertificate("tunnel", Duration.ofDays(60)));

        assertThat(get("certificates/ok"))
                .contains(
                        "\"type\":\"subaccount\"",
                        "\"subaccountName\":\"acme\",\"subaccountRegion\":\"gateway.example\"")
                .doesNotContain("CN=tunnel");
    }

    @Test
    void alertsAreToldWithWhatTheyAreAbout() {
        tenants = Map.of("", TestStatus.refused("revoked"));
        clock.advance(Duration.ofSeconds(15));
        health.look();

        assertThat(get("alerts"))
                .contains("\"status\":\"WARNING\",\"type\":\"tunnels\",\"entity\":\"the agent\"", "revoked");
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(new MonitoringLogon("monitor", "secret")).asString().doesNotContain("secret");
        assertThat(new AdminRequest("/", Optional.of("Basic abc"))).asString().doesNotContain("abc");
    }

    private String get(String figure) {
        AdminAnswer answer = answer(figure);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private AdminAnswer answer(String figure) {
        String logon = Base64.getEncoder().encodeToString("monitor:secret".getBytes(StandardCharsets.UTF_8));
        return api.apply(new AdminRequest("/api/monitoring/" + figure, Optional.of("Basic " + logon)));
    }
}
