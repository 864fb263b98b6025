package dev.fairlead.finder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.DestinationProperties;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The merge example of the destination specification, 5.2, and the rules around it. */
class SourceFinderTest {

    private static final Map<String, String> ORDERS = Map.of(
            "URL", "https://orders.example.org", "Authentication", "OAuth2ClientCredentials", "clientId", "base");

    private final SourceFinder finder = new SourceFinder(
            List.of(
                    new MapSource("one", Map.of("orders", ORDERS), Map.of()),
                    new MapSource(
                            "two",
                            Map.of(),
                            Map.of(
                                    "eu", Map.of("clientId", "eu-client", "URL.queries.region", "eu"),
                                    "beta", Map.of("URL.queries.region", "eu-beta", "URL.headers.X-Beta", "1"),
                                    "blank", Map.of("clientId", ""),
                                    "named", Map.of("Name", "other")))),
            Freshness.local(Duration.ofSeconds(5)));

    private Optional<Map<String, String>> find(LookupOptions options) {
        DestinationLookup lookup = new DestinationLookup("", "", "orders", options);
        return finder.find(new FindRequest(lookup, false, Optional.empty(), Optional.empty()))
                .map(found -> found.properties().values());
    }

    private static LookupOptions fragment(String names) {
        return LookupOptions.DEFAULT.fragment(names);
    }

    @Test
    void fragmentsGoOverTheDestinationAndTheLastOneWins() {
        assertThat(find(fragment("eu, beta")))
                .contains(Map.of(
                        "URL", "https://orders.example.org",
                        "Authentication", "OAuth2ClientCredentials",
                        "clientId", "eu-client",
                        "URL.queries.region", "eu-beta",
                        "URL.headers.X-Beta", "1",
                        "FragmentName", "eu,beta"));
        assertThat(find(fragment("beta,eu")).orElseThrow())
                .containsEntry("URL.queries.region", "eu")
                .containsEntry("FragmentName", "beta,eu");
    }

    @Test
    void whatHasNotChangedIsNotMadeAnew() {
        DestinationLookup lookup = DestinationLookup.of("orders");
        Optional<Found> first = finder.find(new FindRequest(lookup, false, Optional.empty(), Optional.empty()));
        Found other = Found.local(DestinationProperties.of("orders", Map.of("URL", "https://other.example.org")));

        assertThat(finder.find(new FindRequest(lookup, false, Optional.empty(), first)))
                .containsSame(first.orElseThrow());
        assertThat(finder.find(new FindRequest(lookup, false, Optional.empty(), Optional.of(other))))
                .hasValueSatisfying(
                        found -> assertThat(found.properties().values()).isEqualTo(ORDERS));
    }

    @Test
    void aMissingFragmentFailsTheLookUpUnlessItIsOptional() {
        assertThatThrownBy(() -> find(fragment("eu,nowhere")))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FRAGMENT_NOT_FOUND))
                .hasMessageContaining("'orders'")
                .hasMessageContaining("fragment nowhere");
        assertThat(find(LookupOptions.DEFAULT.optionalFragment("nowhere"))).contains(ORDERS);
        assertThat(find(LookupOptions.DEFAULT.optionalFragment("eu")).orElseThrow())
                .containsEntry("FragmentName", "eu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu,", ",eu", "eu,eu", "e u", "e\nu", "a/b"})
    void aListThatIsNoneIsRefused(String names) {
        assertThatThrownBy(() -> find(fragment(names)))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOOKUP_INVALID));
    }

    @Test
    void severalFragmentsCannotBeOptional() {
        assertThatThrownBy(() -> find(LookupOptions.DEFAULT.optionalFragment("eu,beta")))
                .hasMessageContaining("several fragments cannot be optional");
    }

    @Test
    void aFragmentOverwritesWithNothingButRemovesNoProperty() {
        assertThat(find(fragment("blank")).orElseThrow()).containsEntry("clientId", "");
    }

    @Test
    void aFragmentCannotRenameTheDestination() {
        assertThatThrownBy(() -> find(fragment("named")))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PROPERTY_INVALID))
                .hasMessageContaining("fragment named");
    }

    @Test
    void aFragmentIsNoDestination() {
        DestinationLookup lookup = DestinationLookup.of("eu");

        assertThat(finder.find(new FindRequest(lookup, false, Optional.empty(), Optional.empty())))
                .isEmpty();
    }
}
