package dev.fairlead.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.source.DestinationLookup;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where users of a destination are asked (authentication specification, 5.11). */
class ConsentEndpointTest {
    private static final Map<String, String> PHOTOS = Map.of(
            "Type", "HTTP",
            "URL", "https://photos.example",
            "ProxyType", "Internet",
            "Authentication", "OAuth2AuthorizationCode",
            "clientId", "shop",
            "clientSecret", "secret",
            "tokenServiceURL", "https://login.example/token",
            "fairlead.authorizationURL", "https://login.example/authorize?prompt=consent",
            "scope", "read write");

    private static AuthorizationEndpoint endpoint(Map<String, String> properties) {
        MapSource source = new MapSource("test", Map.of("photos", properties));
        try (DestinationEngine engine =
                DestinationEngine.builder().sources(List.of(source)).build()) {
            return engine.authorizationEndpoint(DestinationLookup.of("photos"));
        }
    }

    private static Map<String, String> without(String property) {
        Map<String, String> changed = new HashMap<>(PHOTOS);
        changed.remove(property);
        return changed;
    }

    @Test
    void isThatOfTheDestinationWithItsClientAndScope() {
        assertThat(endpoint(PHOTOS))
                .isEqualTo(new AuthorizationEndpoint(
                        URI.create("https://login.example/authorize?prompt=consent"),
                        "shop",
                        Optional.of("read write")));
    }

    @Test
    void asksForNoScopeWhereTheDestinationHasNone() {
        assertThat(endpoint(without("scope")).scope()).isEmpty();
    }

    @Test
    void isMissingWithoutItsProperty() {
        assertThatThrownBy(() -> endpoint(without("fairlead.authorizationURL")))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("FL-AUTH-001")
                .hasMessageContaining("fairlead.authorizationURL");
    }

    @Test
    void isNoneForOtherAuthentications() {
        Map<String, String> technical = new HashMap<>(PHOTOS);
        technical.put("Authentication", "OAuth2ClientCredentials");

        assertThatThrownBy(() -> endpoint(technical))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("FL-AUTH-003")
                .hasMessageContaining("OAuth2ClientCredentials");
    }
}
