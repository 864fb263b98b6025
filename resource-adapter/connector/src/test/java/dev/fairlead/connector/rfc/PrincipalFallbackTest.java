package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.error.NoUserException;
import dev.fairlead.source.DestinationLookup;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For whom connections are lent where a technical client stands in for nobody. */
class PrincipalFallbackTest {
    private static final Map<String, String> PROPAGATING = Map.of(
            "Type", "RFC",
            "jco.destination.auth_type", "PrincipalPropagation",
            "jco.client.ashost", "erp.virtual",
            "jco.client.sysnr", "42",
            "jco.client.client", "100");
    private static final Map<String, String> WITH_FALLBACK = RfcDestinations.with(
            PROPAGATING,
            "jco.destination.x_fairlead.principal_fallback",
            "technical",
            "jco.client.tech_user_id",
            "jobs",
            "jco.client.tech_user_secret",
            "s3cret",
            "jco.client.tech_user_service_url",
            "https://login.example/oauth/token");

    private final RfcTestHost host = new RfcTestHost(Map.of("strict", PROPAGATING, "sales", WITH_FALLBACK));

    @AfterEach
    void stop() {
        host.stop();
    }

    private void connect(String destination, OnBehalfOf user) {
        host.factory().getConnection(DestinationLookup.of(destination), user).close();
    }

    @Test
    void nobodyMayCall() {
        assertThatCode(() -> connect("sales", OnBehalfOf.NOBODY)).doesNotThrowAnyException();
        assertThatCode(() -> connect("sales", OnBehalfOf.explicitly(Optional.empty())))
                .doesNotThrowAnyException();
    }

    @Test
    void somebodyOfWhomNobodyCanTellWhoItIsMayNot() {
        assertThatThrownBy(() -> connect("sales", OnBehalfOf.nobody("the user is ambiguous: 2 tokens")))
                .isInstanceOf(NoUserException.class)
                .hasMessageContaining("ambiguous");
    }

    @Test
    void withoutTheFallbackNobodyMayNot() {
        assertThatThrownBy(() -> connect("strict", OnBehalfOf.NOBODY)).isInstanceOf(NoUserException.class);
    }
}
