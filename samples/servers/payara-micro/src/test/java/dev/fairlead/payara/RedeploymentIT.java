package dev.fairlead.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.payara.server.PayaraProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPayara.class)
class RedeploymentIT {
    private static final int TIMES = 10;
    private static final String NOTHING = "Census[adapters=0, extensions=0, instances=0, threads=[]]";

    @Test
    void tenDeploymentsLeaveNoClassLoaderNoObjectAndNoThread(PayaraProcess server) throws IOException {
        try (Backend backend = new Backend()) {
            Path war = RelayWar.file(RelayWar.named("relay", new Users(), backend.asDestination("backend")));
            for (int i = 1; i <= TIMES; i++) {
                deployAndCall(server, war);
                if (i == 1) {
                    assertThat(server.census()).doesNotContain("adapters=0", "extensions=0", "threads=[]");
                }
                server.undeploy("relay");
                server.undeploy("fairlead");
                System.out.println("after deployment " + i + ": " + server.census());
            }
        }
        // the server's timer for pools keeps the last pool until another one gets its turn; on a busy machine that may
        // be
        // the timer's own turn, every five minutes
        OtherApplication.runOn(server);

        await().atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(server.census()).isEqualTo(NOTHING));
        System.out.println("at the end: " + server.census());
    }

    private static void deployAndCall(PayaraProcess server, Path war) {
        server.deploy("fairlead", Path.of(System.getProperty("fairlead.rar")));
        server.deploy("relay", war);
        Browser browser = new Browser(server.application("relay"));
        assertThat(browser.get("api/injected/orders").body()).isEqualTo("GET /orders as nobody");
        assertThat(browser.get("api/injected-async/orders").body()).isEqualTo("GET /orders as nobody");
    }
}
