package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.configuration.AssertionSettings;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.input.CallInput;
import dev.fairlead.transport.Exchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Vectors of the authentication specification, 14.4. */
class TokenRequestTest {

    private static final String CLIENT = "sb-fairlead!t1|dest!b2";
    private static final String SECRET = "p+w/=: %";
    private static final String BASIC = "Basic c2ItZmFpcmxlYWQlMjF0MSU3Q2Rlc3QlMjFiMjpwJTJCdyUyRiUzRCUzQSslMjU=";

    private static Exchange request(boolean inBody, Optional<TokenService.ServiceUser> user) {
        TokenService service = new TokenService(
                "https://id.example/token",
                false,
                ProxyType.INTERNET,
                CLIENT,
                Optional.of(Secret.of(SECRET)),
                user,
                inBody,
                "read write",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                AssertionSettings.NONE,
                true,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        ClientAuthentication client = new ClientAuthentication(
                service,
                new ClientAssertions("erp", AssertionSettings.NONE, new Neighbourhood(), Optional.empty()),
                "1");
        return TokenRequest.of(
                "erp",
                service,
                HttpUrl.parse(service.url()),
                GrantRequest.of("client_credentials", List.of()),
                client.prove(service.url(), CallInput.NONE));
    }

    private static String body(Exchange request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        request.body().orElseThrow().content().writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    @Tag("AUTH-7")
    void credentialsInTheBodyAreFormEncoded() throws IOException {
        assertThat(body(request(true, Optional.empty())))
                .isEqualTo("grant_type=client_credentials&scope=read+write"
                        + "&client_id=sb-fairlead%21t1%7Cdest%21b2&client_secret=p%2Bw%2F%3D%3A+%25");
    }

    @Test
    @Tag("AUTH-2")
    void credentialsInTheHeaderAreFormEncodedAndSaySo() throws IOException {
        Exchange request = request(false, Optional.empty());

        assertThat(request.headers())
                .contains(Map.entry("Authorization", BASIC), Map.entry("X-CF-ENCODED-CREDENTIALS", "true"));
        assertThat(body(request)).isEqualTo("grant_type=client_credentials&scope=read+write");
    }

    @Test
    @Tag("AUTH-3")
    void aServiceUserGoesIntoTheHeaderBesideTheClientInTheBody() throws IOException {
        TokenService.ServiceUser user = new TokenService.ServiceUser("proxy", Secret.of("pw"));

        assertThat(request(true, Optional.of(user)).headers())
                .contains(Map.entry("Authorization", "Basic cHJveHk6cHc="))
                .noneMatch(header -> header.getKey().equals("X-CF-ENCODED-CREDENTIALS"));
        assertThat(body(request(true, Optional.of(user)))).contains("client_id=", "client_secret=");
        assertThat(body(request(false, Optional.of(user)))).doesNotContain("client_id", "client_secret");
    }

    @Test
    void doesNotPrintWhatItSends() {
        assertThat(request(true, Optional.empty()).toString()).isEqualTo("POST https://id.example/token");
    }
}
