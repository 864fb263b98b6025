package dev.fairlead.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.HttpConnectionFactory;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.DestinationSource;
import dev.fairlead.source.Registration;
import dev.fairlead.testkit.MatchingHabit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookupTest {
    private static final DestinationLookup ERP = DestinationLookup.of("erp");

    private final TestHost host = new TestHost();
    private final HttpConnectionFactory factory = host.factory(host.pool(MatchingHabit.PAYARA));

    @Test
    void anUnknownDestinationIsRefusedBeforeThePoolIsAsked() {
        assertThatThrownBy(() -> factory.getConnection(ERP, Optional.empty()))
                .isInstanceOf(DestinationNotFoundException.class);
        assertThatThrownBy(() -> factory.check(ERP)).isInstanceOf(DestinationNotFoundException.class);
    }

    @Test
    void aDestinationOfAnotherTypeIsRefused() {
        host.engine.put("erp", "RFC", "BasicAuthentication", false, "1");

        assertThatThrownBy(() -> factory.check(ERP)).satisfies(e -> hasCode(e, ErrorCode.TYPE_UNSUPPORTED));
        assertThatThrownBy(() -> factory.getConnection(ERP, Optional.empty()))
                .satisfies(e -> hasCode(e, ErrorCode.TYPE_UNSUPPORTED))
                .hasMessageContaining("is RFC");
    }

    @Test
    void aDestinationThatActsForAUserIsRefusedWithoutOne() {
        host.engine.userBound("erp", "1");

        assertThatThrownBy(() -> factory.getConnection(ERP, Optional.empty()))
                .satisfies(e -> hasCode(e, ErrorCode.NO_USER));
        assertThatCode(() -> factory.check(ERP)).doesNotThrowAnyException();
    }

    @Test
    void whereUsersAreAskedComesFromTheEngine() {
        assertThat(factory.authorizationEndpoint(ERP).uri()).hasToString("https://login.example/erp");
    }

    @Test
    void anApplicationsOwnDestinationsReachTheEngine() {
        Registration registration = factory.register("shop", new OneDestination("branch"));
        assertThatCode(() -> factory.check(DestinationLookup.of("branch"))).doesNotThrowAnyException();

        registration.close();
        assertThatThrownBy(() -> factory.check(DestinationLookup.of("branch")))
                .isInstanceOf(DestinationNotFoundException.class);
    }

    @Test
    void aFactoryWithoutAResourceAdapterSaysSo() {
        HttpConnectionFactory alone =
                (HttpConnectionFactory) new HttpManagedConnectionFactory().createConnectionFactory();

        assertThatThrownBy(() -> alone.check(ERP))
                .satisfies(e -> hasCode(e, ErrorCode.CONNECTOR_UNAVAILABLE))
                .hasMessageContaining("resource adapter");
    }

    private static void hasCode(Throwable thrown, ErrorCode code) {
        assertThat(((DestinationException) thrown).code()).isEqualTo(code);
    }

    private record OneDestination(String name) implements DestinationSource {
        @Override
        public String description() {
            return "test";
        }

        @Override
        public Set<String> names() {
            return Set.of(name);
        }

        @Override
        public Optional<Map<String, String>> find(String wanted) {
            return wanted.equals(name) ? Optional.of(Map.of("Type", "HTTP")) : Optional.empty();
        }
    }
}
