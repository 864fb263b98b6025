package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.AssertionSettings;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenUrlTest {

    private static String resolve(String url, boolean common, String tenant) {
        TokenService service = new TokenService(
                url,
                common,
                ProxyType.INTERNET,
                "client",
                Optional.empty(),
                Optional.empty(),
                true,
                "",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                AssertionSettings.NONE,
                true,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        return TokenUrl.resolve(service, "erp", tenant).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "https://auth.example.com/oauth/token, https://acme.auth.example.com/oauth/token",
        "https://{tenant}.auth.example.com/oauth/token, https://acme.auth.example.com/oauth/token",
        "https://auth.example.com/t/{tenant}/token, https://auth.example.com/t/acme/token",
        "https://oauth.{tenant}.example.com/token, https://oauth.acme.example.com/token",
        "https://{tenant}.example.com/{tenant}, https://acme.example.com/acme"
    })
    void aCommonUrlTakesTheTenant(String template, String expected) {
        assertThat(resolve(template, true, "acme")).isEqualTo(expected);
    }

    @Test
    void aDedicatedUrlIsLeftAlone() {
        assertThat(resolve("https://auth.example.com/oauth/token", false, "acme"))
                .isEqualTo("https://auth.example.com/oauth/token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example.org/", "evil.com/#", "a.b", "-a", "a-", "a_b", "ä", "a@b"})
    void aTenantThatIsNoLabelCannotNameAHost(String tenant) {
        assertThatThrownBy(() -> resolve("https://auth.example.com/token", true, tenant))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TENANT_INVALID));
    }

    @Test
    void aCommonUrlWithoutATenantIsAnError() {
        assertThatThrownBy(() -> resolve("https://auth.example.com/token", true, ""))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TENANT_MISSING));
    }
}
