package dev.fairlead.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.payara.app.ProgramBean;
import dev.fairlead.payara.app.ProgramServlet;
import dev.fairlead.payara.app.Programs;
import dev.fairlead.payara.server.PayaraProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of an ABAP system, called from everywhere in an application that packages nothing but {@code fairlead-cdi}. */
@ExtendWith(RunningPayara.class)
class ProgramsIT {
    private static final SalesSystem SYSTEM = new SalesSystem();
    private static Browser browser;

    @BeforeAll
    static void deploy(PayaraProcess server) throws IOException {
        server.deploy("fairlead", Path.of(System.getProperty("fairlead.rar")));
        server.deploy(
                "programs",
                RelayWar.file(RelayWar.named(
                        "programs",
                        new Users(),
                        destinations(),
                        Programs.class,
                        ProgramBean.class,
                        ProgramServlet.class)));
        browser = new Browser(server.application("programs"));
    }

    private static Map<String, String> destinations() {
        Map<String, String> all = new HashMap<>(OnPremise.asDestination("backend", "NoAuthentication"));
        all.putAll(SYSTEM.asDestinations());
        return all;
    }

    @AfterAll
    static void undeploy(PayaraProcess server) {
        server.undeploy("programs");
        server.undeploy("fairlead");
        SYSTEM.close();
    }

    @ParameterizedTest
    @CsvSource({
        "servlet, connection", "servlet, injected", "servlet, looked-up",
        "ejb, connection", "ejb, injected", "ejb, looked-up",
        "executor, connection", "executor, injected", "executor, looked-up"
    })
    @Tag("RFC-80")
    void functionsAreCalledFromEveryComponentInEveryWay(String caller, String way) {
        assertThat(answer(caller, way)).isEqualTo("ahoy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "ejb", "executor"})
    void aProgramKeepsItsSessionFromBeginToEnd(String caller) {
        assertThat(answer(caller, "stateful")).isEqualTo("counted to 2");
        assertThat(answer(caller, "stateful")).isEqualTo("counted to 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "ejb", "executor"})
    @Tag("RFC-95")
    void whereNobodyHasLoggedOnAUsersDestinationIsRefused(String caller) {
        assertThat(answer(caller, "personal")).isEqualTo("group 103");
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "ejb", "executor"})
    void anUnknownNameIsOfGroup106(String caller) {
        assertThat(answer(caller, "unknown")).isEqualTo("group 106");
    }

    private static String answer(String caller, String way) {
        return browser.get("program/" + caller + "/" + way).body();
    }
}
