package dev.fairlead.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.payara.app.UnknownDestinationBean;
import dev.fairlead.payara.app.UnsupportedTypeBean;
import dev.fairlead.payara.server.PayaraProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPayara.class)
class DeploymentProblemsIT {
    private static final Map<String, String> BACKEND = Map.of(
            "fairlead.destination.backend.Type", "HTTP",
            "fairlead.destination.backend.ProxyType", "Internet",
            "fairlead.destination.backend.Authentication", "NoAuthentication",
            "fairlead.destination.backend.URL", "http://127.0.0.1:9");

    @BeforeAll
    static void deployAdapter(PayaraProcess server) {
        server.deploy("fairlead", Path.of(System.getProperty("fairlead.rar")));
    }

    @AfterAll
    static void undeployAdapter(PayaraProcess server) {
        server.undeploy("fairlead");
    }

    @Test
    void anUnknownDestinationFailsTheDeploymentWithItsNameAndInjectionPoint(PayaraProcess server) throws IOException {
        assertThat(server.refusalOf("unknown", war("unknown", BACKEND, UnknownDestinationBean.class)))
                .contains("FL-DEST-001", "'nowhere'", "UnknownDestinationBean");
    }

    @Test
    void anUnsupportedTypeFailsTheDeploymentWithItsNameAndInjectionPoint(PayaraProcess server) throws IOException {
        assertThat(server.refusalOf("unsupported", war("unsupported", BACKEND, UnsupportedTypeBean.class)))
                .contains("FL-DEST-004", "backend", "HttpClient", "UnsupportedTypeBean");
    }

    private static Path war(String name, Map<String, String> configuration, Class<?> bean) throws IOException {
        return RelayWar.file(RelayWar.named(name, new Users(), configuration, bean));
    }
}
