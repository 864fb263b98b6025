package dev.fairlead.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.Destination;
import dev.fairlead.cdi.container.EchoAccess;
import dev.fairlead.cdi.container.FakeRfcConnectionFactory;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.RfcConnectionFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Destinations of the JCo model, injected by their names. */
class JcoInjectionTest {

    @RegisterExtension
    final TestServer server = new TestServer();

    private final FakeRfcConnectionFactory rfc = new FakeRfcConnectionFactory()
            .system("sales")
            .model(DestinationAccess.class, new EchoAccess("sales", "100"));

    @BeforeEach
    void bindTheFactory() {
        server.bind(RfcConnectionFactory.DEFAULT_JNDI_NAME, rfc);
    }

    @ApplicationScoped
    static class Sales {
        @Inject
        @Destination("sales")
        JCoDestination sales;

        String echo(String text) throws JCoException {
            JCoFunction function = sales.getRepository().getFunction("STFC_CONNECTION");
            function.getImportParameterList().setValue("REQUTEXT", text);
            function.execute(sales);
            return function.getExportParameterList().getString("ECHOTEXT");
        }

        String client() {
            return sales.getClient();
        }
    }

    @Dependent
    static class Unknown {
        @Inject
        @Destination("nowhere")
        JCoDestination nowhere;
    }

    @Test
    void callsGoToTheDestinationOfTheInjectionPoint() throws Exception {
        server.deploy(Sales.class);

        assertThat(server.bean(Sales.class).echo("ahoy")).isEqualTo("ahoy");
    }

    @Test
    void itFollowsTheDestinationsProperties() {
        server.deploy(Sales.class);
        assertThat(server.bean(Sales.class).client()).isEqualTo("100");

        rfc.model(DestinationAccess.class, new EchoAccess("sales", "200"));

        assertThat(server.bean(Sales.class).client()).isEqualTo("200");
    }

    @Test
    void anUnknownDestinationKeepsTheApplicationFromStarting() {
        assertThatThrownBy(() -> server.deploy(Unknown.class))
                .hasMessageContaining("Unknown.nowhere")
                .hasMessageContaining("FL-DEST-001");
    }
}
