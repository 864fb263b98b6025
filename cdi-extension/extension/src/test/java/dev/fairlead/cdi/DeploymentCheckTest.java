package dev.fairlead.cdi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.Destination;
import dev.fairlead.caller.CallerSource;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.source.TenantStrategy;
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
    static class OfSubscribers {
        @Inject
        @Destination(value = "theirs", strategy = TenantStrategy.SUBSCRIBER_ONLY)
        HttpDestination theirs;

        @Inject
        @Destination(value = "theirs-or-ours", strategy = TenantStrategy.SUBSCRIBER_FIRST)
        HttpDestination theirsOrOurs;
    }

    @Dependent
    static class Contradictory {
        @Inject
        @Destination(value = "contradictory", lazy = true)
        HttpDestination erp;
    }

    @Dependent
    static class IllegalFragment {
        @Inject
        @Destination(value = "erp", fragment = "one,,two", lazy = true)
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
    static class TwoCallerSources {
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
    class ADestination {

        @Test
        void thatASubscriberMayHaveLetsTheApplicationStart() {
            assertThatCode(() -> server.deploy(OfSubscribers.class)).doesNotThrowAnyException();
        }

        @Test
        void withOptionsThatContradictEachOtherFailsEvenIfLazy() {
            server.factory().fault("contradictory", ErrorCode.LOOKUP_INVALID);

            assertThatThrownBy(() -> server.deploy(Contradictory.class)).hasMessageContaining("FL-DEST-006");
        }

        @Test
        void withAFragmentThatCannotBeOneFailsEvenIfLazy() {
            assertThatThrownBy(() -> server.deploy(IllegalFragment.class)).hasMessageContaining("FL-DEST-002");
        }

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
            assertThatThrownBy(() -> server.deploy(TwoCallerSources.class))
                    .hasMessageContaining("More than one bean tells who the caller is");
        }
    }
}
