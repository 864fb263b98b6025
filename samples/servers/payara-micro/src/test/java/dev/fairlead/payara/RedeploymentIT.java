package dev.fairlead.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.payara.server.PayaraProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Ten deployments in one server. What Payara and the JDK themselves keep of an undeployed adapter is there after the
 * second one and must not grow by one object until the tenth; threads and applications must be gone every time.
 */
@ExtendWith(RunningPayara.class)
class RedeploymentIT {
    private static final int SETTLED_AFTER = 2;
    private static final int TIMES = 10;

    @Test
    void noDeploymentLeavesAThreadAnApplicationOrOneMoreClassLoaderOrObject(PayaraProcess server) throws IOException {
        Path rar = Path.of(System.getProperty("fairlead.rar"));
        try (Backend backend = new Backend()) {
            Path war = RelayWar.file(RelayWar.named(
                    "relay",
                    new Users(),
                    Map.of(
                            "fairlead.destination.backend.Type", "HTTP",
                            "fairlead.destination.backend.ProxyType", "Internet",
                            "fairlead.destination.backend.Authentication", "NoAuthentication",
                            "fairlead.destination.backend.URL", backend.uri().toString())));
            String settled = "";
            for (int i = 1; i <= TIMES; i++) {
                deployCallAndUndeploy(server, rar, war);
                if (i <= SETTLED_AFTER) {
                    settled = server.census();
                }
            }
            System.out.println("left after deployment " + SETTLED_AFTER + ": " + settled);
            assertThat(settled).contains("extensions=0", "threads=[]");
            int loaders = number("adapters", settled);
            int objects = number("instances", settled);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        String left = server.census();
                        assertThat(left).contains("extensions=0", "threads=[]");
                        assertThat(number("adapters", left)).isLessThanOrEqualTo(loaders);
                        assertThat(number("instances", left)).isLessThanOrEqualTo(objects);
                    });
        }
    }

    private static int number(String name, String census) {
        Matcher matcher = Pattern.compile(name + "=(\\d+)").matcher(census);
        assertThat(matcher.find()).as(census).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static void deployCallAndUndeploy(PayaraProcess server, Path rar, Path war) {
        server.deploy("fairlead", rar);
        server.deploy("relay", war);
        Browser browser = new Browser(server.application("relay"));
        assertThat(browser.get("api/injected/orders").body()).isEqualTo("GET /orders as nobody");
        assertThat(browser.get("api/injected-async/orders").body()).isEqualTo("GET /orders as nobody");
        assertThat(server.census()).contains("extensions=1", "fairlead-gateway");
        server.undeploy("relay");
        server.undeploy("fairlead");
    }
}
