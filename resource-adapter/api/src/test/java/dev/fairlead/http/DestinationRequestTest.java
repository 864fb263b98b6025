package dev.fairlead.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DestinationRequestTest {

    @Test
    void isATemplateThatNothingChanges() {
        DestinationRequest template = DestinationRequest.get("orders");

        DestinationRequest extended =
                template.query("status", "open").header("Accept", "text/plain").timeout(Duration.ofSeconds(3));

        assertThat(template.query()).isEmpty();
        assertThat(template.headers()).isEmpty();
        assertThat(template.timeout()).isEmpty();
        assertThat(extended.query()).containsExactly(Map.entry("status", "open"));
        assertThat(extended.headers()).containsExactly(Map.entry("Accept", "text/plain"));
        assertThat(extended.timeout()).contains(Duration.ofSeconds(3));
    }

    @Test
    void headersOfOneNameMayStandMoreThanOnce() {
        DestinationRequest request =
                DestinationRequest.get("orders").header("X-Tag", "a").header("X-Tag", "b");

        assertThat(request.headers()).containsExactly(Map.entry("X-Tag", "a"), Map.entry("X-Tag", "b"));
    }

    @Test
    void listsCannotBeChangedFromOutside() {
        assertThatThrownBy(() -> DestinationRequest.get("orders").headers().add(Map.entry("a", "b")))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void printsNeitherQueryNorHeaders() {
        DestinationRequest request = DestinationRequest.get("orders?token=s3cret")
                .query("key", "s3cret")
                .header("Authorization", "s3cret");

        assertThat(request).hasToString("GET orders");
    }
}
