package dev.fairlead.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.payara.app.ProgramBean;
import dev.fairlead.payara.app.ProgramServlet;
import dev.fairlead.payara.app.Programs;
import dev.fairlead.payara.server.PayaraProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPayara.class)
@Timeout(1_200)
class RedeploymentIT {
    private static final int TIMES = 20;
    /** What the server says when nothing of Fairlead is alive in it. */
    static final String NOTHING = "Census[adapters=0, extensions=0, instances=0, threads=[]]";

    /** The gateway has the same port each time, which it could not have if one before had left it open. */
    @Test
    @Tag("CONN-82")
    @Tag("RFC-83")
    void twentyDeploymentsWithAGatewayLeaveNoClassLoaderNoObjectNoThreadAndNoSocket(PayaraProcess server)
            throws IOException {
        OptionalLong sockets = server.sockets();
        server.deploy("fairlead", rar());
        try (Backend backend = new Backend();
                OnPremise plant = new OnPremise(server);
                SalesSystem sales = new SalesSystem()) {
            server.undeploy("fairlead");
            Map<String, String> destinations = new HashMap<>(backend.asDestination("backend"));
            destinations.putAll(OnPremise.asDestination("plant", "NoAuthentication"));
            destinations.putAll(sales.asDestinations());
            Path war = RelayWar.file(RelayWar.named(
                    "relay", new Users(), destinations, Programs.class, ProgramBean.class, ProgramServlet.class));
            for (int i = 1; i <= TIMES; i++) {
                deployAndCall(server, war);
                if (i == 1) {
                    assertThat(server.census()).doesNotContain("adapters=0", "extensions=0", "threads=[]");
                }
                server.undeploy("relay");
                server.undeploy("fairlead");
                System.out.println("after deployment " + i + ": " + server.census());
            }
            assertThat(plant.requests()).isGreaterThanOrEqualTo(TIMES);
        }
        // the server's timer for pools keeps the last pool until another one gets its turn; on a busy machine that may
        // be the timer's own turn, every five minutes
        OtherApplication.runOn(server);

        await().atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(server.census()).isEqualTo(NOTHING));
        // those of the browsers end when the server has waited long enough for another request
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(server.sockets().orElse(0)).isLessThanOrEqualTo(sockets.orElse(0)));
        assertIsFree(Integer.parseInt(server.property("fairlead.gateway.agents.port")));
        System.out.println("at the end: " + server.census());
    }

    private static void deployAndCall(PayaraProcess server, Path war) {
        server.deploy("fairlead", rar());
        server.deploy("relay", war);
        Browser browser = new Browser(server.application("relay"));
        assertThat(browser.get("api/injected/orders").body()).isEqualTo("GET /orders as nobody");
        assertThat(browser.get("api/injected-async/orders").body()).isEqualTo("GET /orders as nobody");
        assertThat(browser.get("program/servlet/connection").body()).isEqualTo("ahoy");
        assertThat(browser.get("program/servlet/injected").body()).isEqualTo("ahoy");
        assertThat(browser.get("program/ejb/stateful").body()).isEqualTo("counted to 2");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(browser.get("api/named/plant/orders").body()).isEqualTo("plant.corp as nobody"));
    }

    private static Path rar() {
        return Path.of(System.getProperty("fairlead.rar"));
    }

    private static void assertIsFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }
}
