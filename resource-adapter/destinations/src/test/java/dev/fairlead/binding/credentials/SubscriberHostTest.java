package dev.fairlead.binding.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which host issues a subscriber's tokens. */
class SubscriberHostTest {

    private static ServiceClient client(TokenIssuer issuer, String url, String domain, boolean certificate) {
        return new ServiceClient(
                "mine",
                issuer,
                HttpUrl.parse(url),
                Optional.of(domain).filter(text -> !text.isEmpty()),
                "client",
                certificate ? Optional.empty() : Optional.of(Secret.of("s")),
                certificate ? Optional.of(new PemKey("c", Secret.of("k"))) : Optional.empty(),
                Optional.empty(),
                Optional.of("id-of-mine"),
                "digest");
    }

    private static ServiceClient withSecret() {
        return client(TokenIssuer.XSUAA, "https://provider.auth.example.org/oauth/token", "auth.example.org", false);
    }

    @ParameterizedTest
    @CsvSource({
        "'', https://provider.auth.example.org/oauth/token",
        "provider, https://provider.auth.example.org/oauth/token",
        "acme, https://acme.auth.example.org/oauth/token",
        "ACME, https://acme.auth.example.org/oauth/token",
        "a-1, https://a-1.auth.example.org/oauth/token"
    })
    void theSubscribersSubdomainReplacesTheProviders(String subscriber, String expected) {
        assertThat(withSecret().tokenUrl(subscriber)).hasToString(expected);
    }

    @Test
    void certificatesAreShownAtTheHostsForThem() {
        ServiceClient client = client(
                TokenIssuer.XSUAA,
                "https://provider.authentication.cert.eu10.example.org/oauth/token",
                "authentication.eu10.example.org",
                true);

        assertThat(client.tokenUrl("acme"))
                .hasToString("https://acme.authentication.cert.eu10.example.org/oauth/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.com/#",
                "a.b",
                "-a",
                "a-",
                " ",
                "a@b",
                "a:1",
                "ä",
                "a%2e",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    @Tag("AUTH-57")
    void aTenantThatIsNoLabelNamesNoHost(String subscriber) {
        assertThatThrownBy(() -> withSecret().tokenUrl(subscriber))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TENANT_INVALID));
    }

    @ParameterizedTest
    @CsvSource({
        "https://provider.elsewhere.example/oauth/token, auth.example.org, false",
        "https://provider.auth.cert.example.org/oauth/token, auth.example.org, false",
        "https://provider.evilauth.example.org/oauth/token, auth.example.org, true",
        "https://auth.example.org/oauth/token, auth.example.org, false"
    })
    void aTokenServiceOutsideOfTheDomainServesNoSubscribers(String url, String domain, boolean certificate) {
        assertThatThrownBy(() ->
                        client(TokenIssuer.XSUAA, url, domain, certificate).tokenUrl("acme"))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BINDING_UNUSABLE))
                .hasMessageContaining("binding 'mine'")
                .hasMessageContaining("uaadomain");
    }

    @Test
    void withoutADomainThereAreNoSubscribers() {
        ServiceClient client = client(TokenIssuer.XSUAA, "https://provider.auth.example.org/oauth/token", "", false);

        assertThatThrownBy(() -> client.tokenUrl("acme")).hasMessageContaining("lacks uaadomain");
    }

    @Test
    void identityHasOneHostForAllAndTheTenantIsAParameter() {
        ServiceClient client =
                client(TokenIssuer.IDENTITY, "https://mine.accounts.example/oauth2/token", "accounts.example", true);

        for (String tenant : List.of("", "id-of-acme")) {
            assertThat(client.tokenUrl(tenant)).hasToString("https://mine.accounts.example/oauth2/token");
        }
        assertThat(client.tenantParameter("")).contains("id-of-mine");
        assertThat(client.tenantParameter("ID-of-acme")).contains("id-of-acme");
        assertThat(withSecret().tenantParameter("acme")).isEmpty();
    }
}
