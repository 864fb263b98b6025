package dev.fairlead.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairlead.binding.BindingEnvironment;
import dev.fairlead.binding.ServiceBindings;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.source.DestinationLookup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A binding without its credentials does not take down what the server knows itself. */
class UnusableBindingTest {

    private static final String WITHOUT_SECRET = """
            {"destination": [{"name": "bound", "credentials": {"uri": "https://service.example", "clientid": "c"}}]}
            """;

    @Test
    void onlyTheNamesThatItMayKnowFail() {
        BindingOptions unusable = BindingOptions.of(new ServiceBindings(
                key -> Optional.empty(),
                new BindingEnvironment(() -> Map.of("VCAP_SERVICES", WITHOUT_SECRET), Path.of("/nowhere"))));
        MapSource own = MapSource.of(
                "own", Map.of("Type", "HTTP", "URL", "https://own.example", "Authentication", "NoAuthentication"));

        try (DestinationEngine engine = DestinationEngine.builder()
                .sources(List.of(own))
                .bindings(unusable)
                .build()) {
            assertThat(engine.describe(DestinationLookup.of("own")).name()).isEqualTo("own");
            assertThatExceptionOfType(InvalidDestinationException.class)
                    .isThrownBy(() -> engine.describe(DestinationLookup.of("theirs")))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BINDING_UNUSABLE))
                    .satisfies(e -> assertThat(e.destination()).isEqualTo("theirs"))
                    .withMessageContaining("clientsecret");
        }
    }
}
