package dev.fairlead.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testing.TokenEndpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the engine does with destinations that do not speak HTTP: it finds, checks and logs them on, and sends nothing. */
class DestinationTypesTest {

    private static final Map<String, Map<String, String>> DESTINATIONS = Map.of(
            "ldap",
            Map.of(
                    "Type", "LDAP",
                    "ldap.url", "ldap://directory.example:389",
                    "ldap.proxyType", "Internet",
                    "ldap.authentication", "NoAuthentication"),
            "tcp",
            Map.of("Type", "TCP", "Address", "server.example:4711", "ProxyType", "Internet"),
            "mail",
            Map.of(
                    "Type", "MAIL",
                    "ProxyType", "Internet",
                    "Authentication", "BasicAuthentication",
                    "mail.user", "u",
                    "mail.password", "p",
                    "mail.transport.protocol", "smtp",
                    "mail.smtp.host", "mail.example",
                    "mail.smtp.port", "587"));

    private static DestinationEngine engine(Map<String, Map<String, String>> destinations) {
        return DestinationEngine.builder()
                .sources(List.of(new MapSource("test", destinations)))
                .allowPlainTokenService(true)
                .build();
    }

    @Test
    void everyTypeIsDescribed() {
        try (DestinationEngine engine = engine(DESTINATIONS)) {
            DESTINATIONS.forEach((name, properties) -> {
                DestinationInfo info = engine.describe(DestinationLookup.of(name));
                assertThat(info.type()).isEqualTo(properties.get("Type"));
                assertThat(info.proxyType()).isEqualTo("Internet");
                assertThat(info.userBound()).isFalse();
            });
        }
    }

    @Test
    void onlyHttpDestinationsTakeRequests() {
        try (DestinationEngine engine = engine(DESTINATIONS)) {
            DestinationLookup ldap = DestinationLookup.of("ldap");

            assertThatThrownBy(() -> engine.send(ldap, Optional.empty(), DestinationRequest.get("x")))
                    .isInstanceOfSatisfying(
                            DestinationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.TYPE_UNSUPPORTED))
                    .hasMessageContaining("is LDAP");
        }
    }

    @Test
    void aMailDestinationGetsItsTokenLikeAnHttpDestination() {
        try (TokenEndpoint endpoint = new TokenEndpoint()) {
            Map<String, String> mail = new HashMap<>(DESTINATIONS.get("mail"));
            mail.remove("mail.password");
            mail.putAll(endpoint.properties("https://unused"));
            mail.remove("URL");
            try (DestinationEngine engine = engine(Map.of("mail", mail))) {
                assertThat(engine.token(DestinationLookup.of("mail"), CallContext.NONE)
                                .orElseThrow()
                                .value()
                                .reveal())
                        .isEqualTo("token-1");
            }
        }
    }

    @Test
    void anRfcDestinationGetsTheTokenOfItsTechnicalUser() {
        try (TokenEndpoint endpoint = new TokenEndpoint();
                DestinationEngine engine = engine(Map.of("rfc", endpoint.technicalRfcUser()))) {
            assertThat(engine.token(DestinationLookup.of("rfc"), CallContext.NONE)
                            .orElseThrow()
                            .value()
                            .reveal())
                    .isEqualTo("token-1");
        }
    }
}
