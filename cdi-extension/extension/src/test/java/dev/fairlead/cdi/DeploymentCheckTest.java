package dev.fairlead.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.Destination;
import dev.fairlead.Destinations;
import dev.fairlead.caller.CallerSource;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.http.HttpDestination;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import java.net.URLConnection;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeploymentCheckTest {

    @RegisterExtension
    final TestServer server = new TestServer();

    @BeforeEach
    void oneSystem() {
        server.factory().target("erp", call -> FakeResponse.ok("erp here"));
        server.factory().fault("half", ErrorCode.PROPERTY_MISSING);
        server.factory().fault("away", ErrorCode.TOKEN_SERVICE_UNREACHABLE);
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
    static class UnknownParameter {
        @Inject
        void use(@Destination("erp") HttpDestination right, @Destination("erq") HttpDestination wrong) {}
    }

    @Dependent
    static class Lazy {
        @Inject
        @Destination(value = "later", lazy = true)
        HttpDestination later;
    }

    @Dependent
    static class Invalid {
        @Inject
        @Destination(value = "half", lazy = true)
        HttpDestination half;
    }

    @Dependent
    static class Unavailable {
        @Inject
        @Destination("away")
        HttpDestination away;
    }

    @Dependent
    static class IllegalName {
        @Inject
        @Destination(value = "my erp", lazy = true)
        HttpDestination erp;
    }

    @Dependent
    static class WrongTypes {
        @Inject
        @Destination("erp")
        URLConnection connection;

        @Inject
        @Destination("crm")
        Runnable task;
    }

    @Dependent
    static class ByName {
        @Inject
        Destinations destinations;
    }

    @Destination("erq")
    interface OrdersApi {}

    @Dependent
    static class RestClientUser {
        @Inject
        OrdersApi orders;
    }

    @Dependent
    static class RestClientRuntime {
        @Produces
        OrdersApi orders() {
            return new OrdersApi() {};
        }
    }

    @ApplicationScoped
    static class OneCallerSource {
        @Produces
        CallerSource one() {
            return Optional::empty;
        }

        @Produces
        CallerSource two() {
            return Optional::empty;
        }
    }

    @Nested
    class Destination_ {

        @Test
        void knownAndValidLetsTheApplicationStart() {
            assertThatCode(() -> server.deploy(Known.class)).doesNotThrowAnyException();
        }

        @Test
        void unknownFailsTheDeploymentAndNamesTheField() {
            assertThatThrownBy(() -> server.deploy(Unknown.class))
                    .isInstanceOf(DeploymentException.class)
                    .hasMessageContaining(Unknown.class.getName() + ".misspelt: FL-DEST-001: destination 'erq'")
                    .hasMessageContaining("lazy = true");
        }

        @Test
        void unknownAtAParameterNamesTheParameter() {
            assertThatThrownBy(() -> server.deploy(UnknownParameter.class))
                    .hasMessageContaining(UnknownParameter.class.getName() + ".use, parameter 2: FL-DEST-001");
        }

        @Test
        void unknownAtARestClientInterfaceNamesTheInterface() {
            assertThatThrownBy(() -> server.deploy(RestClientUser.class, RestClientRuntime.class))
                    .hasMessageContaining(OrdersApi.class.getName() + ": FL-DEST-001: destination 'erq'");
        }

        @Test
        void unknownAndLazyLetsTheApplicationStartAndFailsTheCall() {
            server.deploy(Lazy.class);

            assertThatThrownBy(() -> server.bean(Lazy.class).later.get("a"))
                    .isInstanceOf(DestinationNotFoundException.class);
        }

        @Test
        void unknownIsAWarningIfTheApplicationSaysSo() {
            server.configure("fairlead.destinations.unknown", "warn");

            assertThatCode(() -> server.deploy(Unknown.class)).doesNotThrowAnyException();
        }

        @Test
        void invalidFailsTheDeploymentAlsoIfLazy() {
            assertThatThrownBy(() -> server.deploy(Invalid.class))
                    .hasMessageContaining(Invalid.class.getName() + ".half: FL-AUTH-001: destination 'half'");
        }

        @Test
        void withAnIllegalNameFailsTheDeploymentAlsoIfLazy() {
            assertThatThrownBy(() -> server.deploy(IllegalName.class)).hasMessageContaining("FL-DEST-002");
        }

        @Test
        void whoseSourceDoesNotAnswerLetsTheApplicationStart() {
            assertThatCode(() -> server.deploy(Unavailable.class)).doesNotThrowAnyException();
        }
    }

    @Nested
    class Problems {

        @Test
        void areReportedAllAtOnce() {
            assertThatThrownBy(() -> server.deploy(Unknown.class, Invalid.class, Known.class, IllegalName.class))
                    .hasMessageContaining("'erq'")
                    .hasMessageContaining("'half'")
                    .hasMessageContaining("'my erp'");
        }

        @Test
        void ofTypesSayWhatIsSupported() {
            assertThatThrownBy(() -> server.deploy(WrongTypes.class))
                    .hasMessageContaining(WrongTypes.class.getName()
                            + ".connection: destination 'erp' cannot be injected as " + URLConnection.class.getName())
                    .hasMessageContaining(WrongTypes.class.getName() + ".task: destination 'crm'")
                    .hasMessageContaining("Inject " + HttpDestination.class.getName());
        }

        @Test
        void includeASettingThatMeansNothing() {
            server.configure("fairlead.destinations.unknown", "ignore");

            assertThatThrownBy(() -> server.deploy(Known.class))
                    .hasMessageContaining("fairlead.destinations.unknown is 'ignore'");
        }

        @Test
        void includeTwoBeansThatTellTheCaller() {
            assertThatThrownBy(() -> server.deploy(OneCallerSource.class))
                    .hasMessageContaining("More than one bean tells who the caller is");
        }
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

            assertThatThrownBy(DeploymentCheckTest.this::startWebApplication)
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

            assertThatThrownBy(DeploymentCheckTest.this::startWebApplication)
                    .isInstanceOf(DeploymentException.class)
                    .hasMessageContaining("Fairlead found a problem:")
                    .hasMessageContaining("FL-APP-001: JNDI name java:app/fairlead/http: is not bound")
                    .hasMessageContaining("Deploy fairlead.rar before the application")
                    .hasMessageContaining("and 2 more");
        }

        @Test
        void anApplicationThatUsesNoDestinationStarts() {
            server.deploy();

            assertThatCode(DeploymentCheckTest.this::startWebApplication).doesNotThrowAnyException();
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

            assertThatThrownBy(DeploymentCheckTest.this::startWebApplication)
                    .hasMessageContaining("is a java.lang.String and no " + HttpConnectionFactory.class.getName());
        }
    }

    private void startWebApplication() {
        WebStart.of(new WebApplicationStart());
    }
}
