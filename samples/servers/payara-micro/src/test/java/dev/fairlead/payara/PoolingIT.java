package dev.fairlead.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.payara.server.PayaraProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPayara.class)
class PoolingIT {
    private static final String FACTORY = "dev.fairlead.connector.connection.DestinationConnectionFactory";

    private final Users users = new Users();
    private Backend backend;
    private Browser browser;

    @BeforeEach
    void deploy(PayaraProcess server) throws IOException {
        backend = new Backend();
        Map<String, String> destinations = new HashMap<>(backend.asDestination("backend"));
        destinations.putAll(Map.of(
                "fairlead.destination.erp.Type", "HTTP",
                "fairlead.destination.erp.ProxyType", "OnPremise",
                "fairlead.destination.erp.Authentication", "PrincipalPropagation",
                "fairlead.destination.erp.URL", "http://erp.corp:443"));
        server.admin("set-log-levels " + FACTORY + "=FINE");
        server.deploy("fairlead", Path.of(System.getProperty("fairlead.rar")));
        server.deploy("pooled", RelayWar.file(RelayWar.named("pooled", users, destinations)));
        browser = new Browser(server.application("pooled"));
    }

    @AfterEach
    void undeploy(PayaraProcess server) {
        server.undeploy("pooled");
        server.undeploy("fairlead");
        backend.close();
    }

    @Test
    void theServersPoolLendsAUserOnlyConnectionsOfThatUserAndUsesThemAgain(PayaraProcess server) {
        call("ann");
        long createdForAnn = createdFor(server, "ann");
        assertThat(createdForAnn).isPositive();
        assertThat(createdFor(server, "bob")).isZero();

        call("bob");
        assertThat(createdFor(server, "bob")).isPositive();

        call("ann");
        assertThat(createdFor(server, "ann")).isEqualTo(createdForAnn);
    }

    /** No agent is there; the connection is borrowed, and given back, all the same. */
    private void call(String user) {
        assertThat(browser.get("api/signed-in/erp/orders", Optional.of(users.tokenOf(user)))
                        .body())
                .startsWith("FL-TUN-002");
    }

    private static long createdFor(PayaraProcess server, String user) {
        return server.log()
                .lines()
                .filter(line -> line.contains("New managed connection") && line.contains("userId=" + user))
                .count();
    }
}
