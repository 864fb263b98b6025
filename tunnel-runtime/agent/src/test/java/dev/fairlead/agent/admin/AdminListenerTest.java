package dev.fairlead.agent.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.fixture.TestStatus;
import dev.fairlead.agent.status.AgentStatus;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminListenerTest {
    private Map<String, AgentStatus> tenants = Map.of("", TestStatus.of(2, true));

    @ParameterizedTest
    @ValueSource(strings = {"/healthcheck", "/exposed?action=ping", "/ready"})
    void anAgentThatServesIsHealthyAndReady(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void whileNoSessionStandsItIsAliveAndNotReady() throws Exception {
        tenants = Map.of("", TestStatus.of(0, true));

        assertThat(get("/healthcheck").statusCode()).isEqualTo(200);
        assertThat(get("/ready").statusCode()).isEqualTo(503);
    }

    @Test
    @Tag("CONN-71")
    void whatOnlyAPersonCanChangeIsTold() throws Exception {
        tenants = Map.of("", TestStatus.refused("proxy_authentication: the proxy p:3128 does not accept it"));

        assertThat(get("/ready").body())
                .isEqualTo(
                        "no session to a gateway stands; proxy_authentication: the proxy p:3128 does not accept it\n");
    }

    @Test
    void whileItCannotAuditItIsNotReady() throws Exception {
        tenants = Map.of("a", TestStatus.of(2, true), "b", TestStatus.of(2, false));

        assertThat(get("/ready").body()).contains("audit");
    }

    @Test
    void anAgentWithoutTenantsIsNotReady() throws Exception {
        tenants = Map.of();

        assertThat(get("/ready").statusCode()).isEqualTo(503);
        assertThat(get("/").body()).contains("No tenant is served");
    }

    @Test
    void metricsTellTenantsAndMappingsApart() throws Exception {
        assertThat(get("/metrics").body())
                .contains(
                        "fairlead_agent_tunnel_up{subaccount=\"acme\",location=\"berlin\"} 1\n",
                        "fairlead_agent_tunnel_losses_total{subaccount=\"acme\",location=\"berlin\"} 3\n",
                        "fairlead_agent_requests_total{subaccount=\"acme\",virtual_host=\"erp.corp:443\","
                                + "protocol=\"HTTPS\",outcome=\"allowed\"} 7\n",
                        "outcome=\"RESOURCE\"} 2\n",
                        "fairlead_agent_request_seconds_bucket{subaccount=\"acme\",virtual_host=\"erp.corp:443\","
                                + "le=\"0.02\"} 1\n",
                        "fairlead_agent_request_part_seconds_total{subaccount=\"acme\","
                                + "virtual_host=\"erp.corp:443\",part=\"sso\"} 0.002\n",
                        "virtual_host=\"erp.corp:443\",part=\"connect\"} 3\n",
                        "virtual_host=\"erp.corp:443\",part=\"backend\"} 4.5\n",
                        "fairlead_agent_bytes_total{subaccount=\"acme\",direction=\"sent\"} 200\n",
                        "fairlead_agent_audit_write_failures_total{subaccount=\"acme\",location=\"berlin\"} 5\n")
                .containsPattern(
                        "fairlead_agent_certificate_expiry_seconds\\{subaccount=\"acme\",type=\"system\"} \\d+");
    }

    @Test
    void thePageEscapesWhatCameFromOutside() throws Exception {
        assertThat(get("/").body())
                .contains("erp.corp:443", "&lt;connection refused&gt;", "CN=system", "request-1", "request-2")
                .doesNotContain("<connection", "<script");
    }

    @Test
    void theMonitoringApiDoesNotExistUnlessSomebodyMayLogOn() throws Exception {
        assertThat(get("/api/monitoring/usage").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingElseIsServed() throws Exception {
        assertThat(get("/other").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (AdminListener listener = AdminListener.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> tenants, Optional.empty())) {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }
    }
}
