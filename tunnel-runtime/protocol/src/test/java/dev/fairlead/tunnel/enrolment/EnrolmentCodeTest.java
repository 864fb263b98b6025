package dev.fairlead.tunnel.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.enrolment.EnrolmentException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrolmentCodeTest {
    private static final EnrolmentCode CODE =
            new EnrolmentCode(new Endpoint("gateway.example", 8443), "ab".repeat(32), "0123456789abcdef", "s3cret");

    @Test
    void aCodeIsReadAsItWasWritten() throws EnrolmentException {
        assertThat(EnrolmentCode.parse("  " + CODE.encoded() + "\n")).isEqualTo(CODE);
    }

    @Test
    void aCodeNeverPrints() {
        assertThat(CODE.toString()).doesNotContain("s3cret").contains("gateway.example:8443");
    }

    @Test
    void anythingElseIsNoCodeAndIsNotRepeated() {
        String tampered =
                Base64.getUrlEncoder().encodeToString("{\"secret\":\"s3cret\"}".getBytes(StandardCharsets.UTF_8));
        for (String text : List.of("", "hello", "%%%", tampered, CODE.encoded().substring(4))) {
            assertThatThrownBy(() -> EnrolmentCode.parse(text))
                    .as(text)
                    .isInstanceOfSatisfying(EnrolmentException.class, failure -> {
                        assertThat(failure.reason()).isEqualTo(Reason.MALFORMED_CODE);
                        assertThat(failure).hasNoCause().hasMessageNotContaining("s3cret");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway:8443", "127.0.0.1:1", "[::1]:65535"})
    void anEndpointIsAHostAndAPort(String text) {
        assertThat(Endpoint.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gateway", ":1", "gateway:", "gateway:0", "gateway:65536", "::1:5", "a/b:1", "u@h:1"})
    void anythingElseIsNoEndpoint(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
