package dev.fairlead.cdi.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.Destination;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.configuration.PropertyNames;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.source.DestinationSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Destinations that an application brings along in its MicroProfile Config. */
class ApplicationDestinationsTest {

    @RegisterExtension
    final TestServer server = new TestServer();

    @Dependent
    static class Orders {
        @Inject
        @Destination("erp")
        HttpDestination erp;
    }

    private DestinationSource source() {
        return server.factory().sources().get(TestServer.APPLICATION);
    }

    private void deploy() {
        server.configure("fairlead.destination.erp.URL", "https://erp.example/api")
                .configure("fairlead.destination.erp.Authentication", "NoAuthentication")
                .configure("fairlead.destination.erp.URL.headers.sap-client", "100");
        server.deploy(Orders.class);
    }

    /** Destinations that the application computes. */
    @ApplicationScoped
    @Priority(20)
    static class Branches implements DestinationSource {
        @Override
        public String description() {
            return "branches";
        }

        @Override
        public Set<String> names() {
            return Set.of("erp", "branch-1");
        }

        @Override
        public Optional<Map<String, String>> find(String name) {
            return names().contains(name) ? Optional.of(Map.of("URL", "https://" + name)) : Optional.empty();
        }

        @Override
        public Optional<Map<String, String>> findFragment(String name) {
            return name.equals("branch") ? Optional.of(Map.of("scope", "branches")) : Optional.empty();
        }
    }

    /** Asked before the other one. */
    @ApplicationScoped
    @Priority(10)
    static class NewBranches extends Branches {
        @Override
        public String description() {
            return "new branches";
        }

        @Override
        public Optional<Map<String, String>> find(String name) {
            return name.equals("branch-1") ? Optional.of(Map.of("URL", "https://new")) : Optional.empty();
        }
    }

    @Nested
    class OfBeans {

        @Test
        void areRegisteredAndChecked() {
            server.deploy(Orders.class, Branches.class);

            assertThat(source().find("erp")).contains(Map.of("URL", "https://erp"));
            assertThat(source().names()).containsExactlyInAnyOrder("erp", "branch-1");
            assertThat(source().description()).isEqualTo("MicroProfile Config of shop; branches");
        }

        @Test
        void comeAfterWhatIsConfigured() {
            server.configure("fairlead.destination.erp.URL", "https://configured");
            server.deploy(Orders.class, Branches.class);

            assertThat(source().find("erp").orElseThrow()).containsEntry("URL", "https://configured");
        }

        @Test
        void comeByPriority() {
            server.deploy(Orders.class, Branches.class, NewBranches.class);

            assertThat(source().find("branch-1")).contains(Map.of("URL", "https://new"));
            assertThat(source().find("erp")).contains(Map.of("URL", "https://erp"));
        }

        @Test
        void mayBringFragments() {
            server.deploy(Orders.class, Branches.class);

            assertThat(source().findFragment("branch")).contains(Map.of("scope", "branches"));
            assertThat(source().findFragment("other")).isEmpty();
        }
    }

    @Nested
    class Fragments {

        @Test
        void areConfiguredLikeDestinations() {
            server.configure("fairlead.fragment.test-client.URL.queries.sap-client", "200")
                    .configure("fairlead.fragment.test-client.User", "TESTER");
            deploy();

            assertThat(source().findFragment("test-client"))
                    .contains(Map.of("URL.queries.sap-client", "200", "User", "TESTER"));
        }

        @Test
        void areNoDestinations() {
            server.configure("fairlead.fragment.test-client.User", "TESTER");
            deploy();

            assertThat(source().names()).containsExactly("erp");
            assertThat(source().find("test-client")).isEmpty();
            assertThat(source().findFragment("erp")).isEmpty();
        }
    }

    @Nested
    class AreRegistered {

        @Test
        void underTheNameOfTheApplicationBeforeTheyAreChecked() {
            assertThatCode(ApplicationDestinationsTest.this::deploy).doesNotThrowAnyException();

            assertThat(server.factory().sources()).containsOnlyKeys(TestServer.APPLICATION);
            assertThat(source().description()).isEqualTo("MicroProfile Config of shop");
        }

        @Test
        void untilTheApplicationIsUndeployed() {
            deploy();

            server.undeploy();

            assertThat(server.factory().sources()).isEmpty();
        }

        @Test
        void neverAfterThat() {
            deploy();
            HttpDestination kept = server.bean(Orders.class).erp;
            server.undeploy();

            assertThatThrownBy(() -> kept.get("a")).isInstanceOf(IllegalStateException.class);
            assertThat(server.factory().sources()).isEmpty();
        }
    }

    @Nested
    class AreFound {

        @Test
        void withAllTheirProperties() {
            deploy();

            assertThat(source().find("erp"))
                    .contains(Map.of(
                            "URL", "https://erp.example/api",
                            "Authentication", "NoAuthentication",
                            "URL.headers.sap-client", "100"));
        }

        @Test
        void byTheirOwnNameOnly() {
            deploy();

            assertThat(source().find("er")).isEmpty();
            assertThat(source().find("erp.URL")).isEmpty();
            assertThat(source().find("crm")).isEmpty();
        }

        @Test
        void amongTheNames() {
            server.configure("fairlead.destination.crm.URL", "https://crm.example")
                    .configure("fairlead.destination.", "nothing")
                    .configure("fairlead.destinations.unknown", "fail");
            deploy();

            assertThat(source().names()).containsExactly("crm", "erp");
        }

        @Test
        void asTheyAreNow() {
            deploy();

            server.configure("fairlead.destination.erp.URL", "https://moved.example");

            assertThat(source().find("erp").orElseThrow()).containsEntry("URL", "https://moved.example");
        }

        @Test
        void throughKeysThatNoSourceLists() {
            server.unlisted("fairlead.destination.hidden.URL", "https://hidden.example");
            deploy();

            assertThat(source().find("hidden")).contains(Map.of("URL", "https://hidden.example"));
        }

        @Test
        void byEveryPropertyOfTheEngineThatNoSourceLists() {
            Map<String, String> properties =
                    PropertyNames.known().stream().collect(Collectors.toMap(name -> name, name -> "value of " + name));
            properties.forEach((name, value) -> server.unlisted("fairlead.destination.hidden." + name, value));
            deploy();

            assertThat(source().find("hidden")).contains(properties);
        }

        @Test
        void withExpressionsResolved() {
            server.configure("host", "erp2.example").configure("fairlead.destination.erp2.URL", "https://${host}/api");
            deploy();

            assertThat(source().find("erp2")).contains(Map.of("URL", "https://erp2.example/api"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret-${missing}", "secret-${fairlead.destination.crm.Password}"})
    void anExpressionThatCannotBeResolvedIsExplainedWithoutItsValue(String value) {
        server.configure("fairlead.destination.crm.Password", value);
        deploy();

        assertThatThrownBy(() -> source().find("crm"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasNoCause()
                .hasMessageContaining("destination 'crm', Password")
                .hasMessageNotContaining("secret");
    }
}
