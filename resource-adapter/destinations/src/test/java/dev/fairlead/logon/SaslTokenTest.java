package dev.fairlead.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.ServerAddress;
import dev.fairlead.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the authentication specification, 14.5. */
class SaslTokenTest {

    private static final Secret TOKEN = Secret.of("ya29.TEST");
    private static final ServerAddress SERVER = new ServerAddress("smtp.example.org", 587);

    @Test
    void xoauth2() {
        assertThat(SaslToken.xoauth2("ops", "ops@example.org", TOKEN))
                .isEqualTo("dXNlcj1vcHNAZXhhbXBsZS5vcmcBYXV0aD1CZWFyZXIgeWEyOS5URVNUAQE=");
    }

    @Test
    void oauthBearer() {
        assertThat(SaslToken.oauthBearer("ops", "ops@example.org", SERVER, TOKEN))
                .isEqualTo(
                        "bixhPW9wc0BleGFtcGxlLm9yZywBaG9zdD1zbXRwLmV4YW1wbGUub3JnAXBvcnQ9NTg3AWF1dGg9QmVhcmVyIHlhMjkuVEVTVAEB");
    }

    @Test
    void commaAndEqualsSignOfAUserAreEscapedInOauthBearer() {
        String response = SaslToken.oauthBearer("ops", "a=b,c", SERVER, TOKEN);

        assertThat(new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8))
                .startsWith("n,a=a=3Db=2Cc,\u0001host=");
    }

    @Test
    void theOctetThatEndsAFieldIsRefused() {
        assertThatThrownBy(() -> SaslToken.xoauth2("ops", "a\u0001auth=Bearer x", TOKEN))
                .hasMessageStartingWith("FL-AUTH-002: destination 'ops', mail.user: contains the octet 0x01");
        assertThatThrownBy(() -> SaslToken.xoauth2("ops", "a", Secret.of("t0k\u0001en")))
                .hasMessageStartingWith("FL-AUTH-002: destination 'ops', token: contains the octet 0x01")
                .hasMessageNotContaining("t0k");
        assertThatThrownBy(() -> SaslToken.oauthBearer("ops", "a", SERVER, Secret.of("t0k\u0001en")))
                .hasMessageStartingWith("FL-AUTH-002: destination 'ops', token: contains the octet 0x01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"s3cret\"} | status 400",
                "{\"status\":\"invalid_token\"} | status invalid_token",
                "{\"status\":\"a b\\r\\n\"} | status unknown",
                "{\"status\":7} | status unknown",
                "{} | status unknown",
                "no JSON | status unknown"
            })
    void aRefusalQuotesTheStatusAlone(String challenge, String expected) {
        String encoded = Base64.getEncoder().encodeToString(challenge.getBytes(StandardCharsets.UTF_8));

        assertThat(SaslToken.refusal("ops", encoded))
                .hasMessageContaining(expected)
                .hasMessageNotContaining("s3cret")
                .extracting("code")
                .isEqualTo(ErrorCode.CREDENTIALS_REFUSED);
    }

    @Test
    void aChallengeThatIsNoBase64IsARefusalToo() {
        assertThat(SaslToken.refusal("ops", "?? ??")).hasMessageContaining("status unknown");
    }
}
