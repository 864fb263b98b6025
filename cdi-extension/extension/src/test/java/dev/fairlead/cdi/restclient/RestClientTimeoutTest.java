package dev.fairlead.cdi.restclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.Destination;
import dev.fairlead.RestClientProperties;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.TestServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a client waits for an answer. */
class RestClientTimeoutTest {
    private static final String OF_INTERFACE = Stock.class.getName() + "/mp-rest/readTimeout";
    private static final String OF_KEY = "stock/mp-rest/readTimeout";

    @RegisterExtension
    final TestServer server = new TestServer();

    @RegisterRestClient(configKey = "stock")
    @Destination("erp")
    @Path("stock")
    public interface Stock {
        @GET
        String read();
    }

    @BeforeEach
    void deploy() {
        server.factory().target("erp", call -> FakeResponse.ok("12"));
        server.deploy(Stock.class);
    }

    private Optional<Duration> timeout(RestClientBuilder builder) {
        builder.build(Stock.class).read();
        return server.factory().lastExchange().request().timeout();
    }

    @Test
    void isThatOfTheDestinationUnlessConfigured() {
        assertThat(timeout(RestClients.builder())).isEmpty();
    }

    @Test
    void isThatOfTheConfigurationByTheInterfaceOrElseTheKey() {
        server.configure(OF_KEY, "1500");
        assertThat(timeout(RestClients.builder())).contains(Duration.ofMillis(1500));

        server.configure(OF_INTERFACE, "500");
        assertThat(timeout(RestClients.builder())).contains(Duration.ofMillis(500));
    }

    @Test
    void isThatOfTheBuilderBeforeTheConfiguration() {
        server.configure(OF_INTERFACE, "500");

        assertThat(timeout(RestClients.builder().property(RestClientProperties.READ_TIMEOUT, Duration.ofSeconds(3))))
                .contains(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void ofNothingOrLessIsNone(String none) {
        server.configure(OF_INTERFACE, none);

        assertThat(timeout(RestClients.builder())).isEmpty();
    }

    @Test
    void thatIsNoNumberFailsTheClientAndNamesTheKey() {
        server.configure(OF_INTERFACE, "soon");

        assertThatThrownBy(() -> RestClients.builder().build(Stock.class)).hasStackTraceContaining(OF_INTERFACE);
    }
}
