package dev.fairlead.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.Destination;
import dev.fairlead.Destinations;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.http.HttpDestination;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a deployment where the connection factory is missing, late, or not the right one. */
class ConnectionFactoryCheckTest {

    @RegisterExtension
    final TestServer server = new TestServer();

    @BeforeEach
    void oneSystem() {
        server.factory().target("erp", call -> FakeResponse.ok("erp here"));
    }

    @Dependent
    static class Known {
        @Inject
        @Destination("erp")
        HttpDestination erp;
    }

    @Dependent
    static class Unknown {
        @Inject
        @Destination("erq")
        HttpDestination misspelt;
    }

    @Dependent
    static class Lazy {
        @Inject
        @Destination(value = "later", lazy = true)
        HttpDestination later;
    }

    @Dependent
    static class ByName {
        @Inject
        Destinations destinations;
    }

    @Nested
    class WithoutAConnectionFactory {

        @BeforeEach
        void nothingInJndi() {
            server.emptyJndi();
        }

        @Test
        void theCheckWaitsForTheWebApplicationToStart() {
            server.deploy(Unknown.class);
            server.bind(HttpConnectionFactory.DEFAULT_JNDI_NAME, server.factory());

            assertThatThrownBy(ConnectionFactoryCheckTest.this::startWebApplication)
                    .isInstanceOf(DeploymentException.class)
                    .hasMessageContaining(Unknown.class.getName() + ".misspelt: FL-DEST-001");
        }

        @Test
        void aDestinationThatIsInOrderByThenLetsTheWebApplicationStart() {
            server.deploy(Known.class);
            server.bind(HttpConnectionFactory.DEFAULT_JNDI_NAME, server.factory());

            startWebApplication();

            assertThat(server.bean(Known.class).erp.get("a").text()).isEqualTo("erp here");
        }

        @Test
        void theWebApplicationFailsWithOneProblemForAllUses() {
            server.deploy(Known.class, Lazy.class, ByName.class);

            assertThatThrownBy(ConnectionFactoryCheckTest.this::startWebApplication)
                    .isInstanceOf(DeploymentException.class)
                    .hasMessageContaining("Fairlead found a problem:")
                    .hasMessageContaining("FL-APP-001: JNDI name java:app/fairlead/http: is not bound")
                    .hasMessageContaining("Deploy fairlead.rar before the application")
                    .hasMessageContaining("and 2 more");
        }

        @Test
        void anApplicationThatUsesNoDestinationStarts() {
            server.deploy();

            assertThatCode(ConnectionFactoryCheckTest.this::startWebApplication).doesNotThrowAnyException();
        }

        @Test
        void aCallBeforeThatSaysWhatIsMissing() {
            server.deploy(Known.class);

            assertThatThrownBy(() -> server.bean(Known.class).erp.get("a")).hasMessageContaining("FL-APP-001");
        }
    }

    @Nested
    class TheConnectionFactory {

        @Test
        void isFoundUnderAConfiguredName() {
            server.emptyJndi();
            server.bind("java:global/eis/http", server.factory());
            server.configure("fairlead.connection-factory", "java:global/eis/http");

            server.deploy(Known.class);

            assertThat(server.bean(Known.class).erp.get("a").text()).isEqualTo("erp here");
        }

        @Test
        void ofAnotherCopyOfTheApiIsExplained() throws Exception {
            server.bind(HttpConnectionFactory.DEFAULT_JNDI_NAME, OtherCopyOfTheApi.connectionFactory());

            assertThatThrownBy(() -> server.deploy(Known.class))
                    .hasMessageContaining("FL-APP-002")
                    .hasMessageContaining("Take fairlead-api out of the application");
        }

        @Test
        void isNotJustAnything() {
            server.bind(HttpConnectionFactory.DEFAULT_JNDI_NAME, "a string");
            server.deploy(Known.class);

            assertThatThrownBy(ConnectionFactoryCheckTest.this::startWebApplication)
                    .hasMessageContaining("is a java.lang.String and no " + HttpConnectionFactory.class.getName());
        }
    }

    private void startWebApplication() {
        WebStart.of(new WebApplicationStart());
    }
}
