package dev.fairlead.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.payara.server.PayaraProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A gateway whose nodes meet in the data grid of Payara: here the one node of a grid with one member. */
@Timeout(900)
class DataGridIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void theNodeAnnouncesItselfItsAgentServesByALeaseOfTheGridAndNothingOfItStays() throws IOException {
        try (PayaraProcess server = start();
                Backend backend = new Backend()) {
            OtherApplication.runOn(server);
            String self = server.property("fairlead.gateway.cluster.self");
            server.deploy("fairlead", Path.of(System.getProperty("fairlead.rar")));
            await().atMost(PATIENCE).until(() -> server.log().contains("The nodes of this gateway are [" + self + "]"));
            Map<String, String> destinations = new HashMap<>(backend.asDestination("backend"));
            destinations.putAll(OnPremise.asDestination("plant", "NoAuthentication"));
            try (OnPremise plant = new OnPremise(server)) {
                server.deploy("grid", RelayWar.file(RelayWar.named("grid", new Users(), destinations)));
                Browser browser = new Browser(server.application("grid"));

                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(
                                        browser.get("api/named/plant/orders").body())
                                .isEqualTo("plant.corp as nobody"));

                server.undeploy("grid");
                server.undeploy("fairlead");
            }
            OtherApplication.runOn(server);
            await().atMost(Duration.ofMinutes(6))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(server.census()).isEqualTo(RedeploymentIT.NOTHING));
        }
    }

    private static PayaraProcess start() throws IOException {
        Path gateway = Files.createDirectories(Path.of(System.getProperty("work.directory"), "grid-gateway"));
        String port = Integer.toString(PayaraProcess.freePort());
        return PayaraProcess.start(
                "data-grid",
                Map.of(
                        "hazelcast.config",
                        Path.of("target", "test-classes", "hazelcast.xml")
                                .toAbsolutePath()
                                .toString(),
                        "fairlead.gateway.directory",
                        gateway.toAbsolutePath().toString(),
                        "fairlead.gateway.agents.host",
                        "127.0.0.1",
                        "fairlead.gateway.agents.port",
                        port,
                        "fairlead.gateway.cluster.membership",
                        "jcache",
                        "fairlead.gateway.cluster.self",
                        "127.0.0.1:" + port));
    }
}
