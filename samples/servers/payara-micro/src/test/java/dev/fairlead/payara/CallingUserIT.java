package dev.fairlead.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.payara.app.CallerBean;
import dev.fairlead.payara.app.CallerServlet;
import dev.fairlead.payara.server.PayaraProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom an agent learns to act for, wherever in the application the call is made. */
@ExtendWith(RunningPayara.class)
class CallingUserIT {
    private static final Users USERS = new Users();
    private static OnPremise plant;
    private static Browser browser;

    @BeforeAll
    static void deploy(PayaraProcess server) throws IOException {
        server.deploy("fairlead", Path.of(System.getProperty("fairlead.rar")));
        plant = new OnPremise(server);
        Map<String, String> destinations = new HashMap<>(OnPremise.asDestination("backend", "NoAuthentication"));
        destinations.putAll(OnPremise.asDestination("erp", "PrincipalPropagation"));
        server.deploy(
                "calling",
                RelayWar.file(RelayWar.named("calling", USERS, destinations, CallerServlet.class, CallerBean.class)));
        browser = new Browser(server.application("calling"));
        await().atMost(Duration.ofSeconds(60)).until(plant::isConnected);
    }

    @AfterAll
    static void undeploy(PayaraProcess server) {
        server.undeploy("calling");
        server.undeploy("fairlead");
        plant.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "ejb", "executor"})
    @Tag("CONN-87")
    void theUserWhoHasLoggedOnArrivesAtTheAgent(String caller) {
        String ann = USERS.tokenOf("ann");
        String bob = USERS.tokenOf("bob");

        assertThat(answer(caller, ann)).isEqualTo("erp.corp as " + ann);
        assertThat(answer(caller, bob)).isEqualTo("erp.corp as " + bob);
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "ejb", "executor"})
    @Tag("CONN-87")
    void aCallThatNobodyHasLoggedOnForIsRefusedBeforeItLeavesTheServer(String caller) {
        answer(caller, USERS.tokenOf("ann"));
        int before = plant.requests();

        HttpResponse<String> refused = browser.get("caller/" + caller);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("FL-AUTH-010").contains("erp");
        assertThat(plant.requests()).isEqualTo(before);
    }

    private static String answer(String caller, String token) {
        return browser.get("caller/" + caller, Optional.of(token)).body();
    }
}
