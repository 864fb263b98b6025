package dev.fairlead.saml;

import static dev.fairlead.saml.SamlFixture.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.UserToken;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.error.NoUserException;
import dev.fairlead.error.RouteUnavailableException;
import dev.fairlead.testing.Vectors;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    private final SamlFixture fixture = new SamlFixture();

    private String userId(UserToken token) {
        return fixture.received(token).text("Subject/NameID");
    }

    private void assertNotFound(UserToken token, String found) {
        assertThatThrownBy(() -> fixture.issue(token))
                .isInstanceOfSatisfying(
                        NoUserException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USER_ID_NOT_FOUND))
                .hasMessageContaining(found);
    }

    @ParameterizedTest
    @CsvSource({
        "userId, root-7",
        "$.userId, root-7",
        "$['xs.user.attributes']['userId'][0], JDOE",
        "$['xs.user.attributes']['userId'], JDOE",
        "iat, 1767225600"
    })
    @Tag("AUTH-65")
    void userIdSourceNamesAClaimOrLeadsToOne(String source, String id) {
        fixture.userIdSource = Optional.of(source);

        assertThat(userId(UserToken.of(Vectors.t1()))).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"missing", "$['xs.user.attributes']['roles']", "ext_attr", "$['xs.user.attributes']['userId'][1]"
            })
    @Tag("AUTH-65")
    void aClaimThatIsMissingOrManyOrAnObjectIsNoUser(String source) {
        fixture.userIdSource = Optional.of(source);

        assertNotFound(UserToken.of(Vectors.t1()), "user ID could not be determined from claim '" + source + "'");
    }

    @Test
    @Tag("AUTH-66")
    void theFormatEmailAddressTakesTheEmail() {
        assertThat(userId(token("\"email\":\"jane@example.org\",\"user_name\":\"jane\"")))
                .isEqualTo("jane@example.org");
    }

    @Test
    @Tag("AUTH-66")
    void theFormatUnspecifiedAndNoFormatTakeTheUserName() {
        UserToken token = token("\"email\":\"jane@example.org\",\"user_name\":\"jane\"");

        fixture.nameIdFormat = Optional.of(UNSPECIFIED);
        assertThat(userId(token)).isEqualTo("jane");
        fixture.nameIdFormat = Optional.empty();
        assertThat(userId(token)).isEqualTo("jane");
    }

    @Test
    @Tag("AUTH-66")
    void anotherFormatDoesNotSayWhichClaimItIs() {
        fixture.nameIdFormat = Optional.of("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");

        assertThatThrownBy(fixture::assertions)
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PROPERTY_INVALID))
                .hasMessageContaining("nameIdFormat");
    }

    @Test
    void anotherFormatGoesWithAUserIdSource() {
        fixture.nameIdFormat = Optional.of("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent");
        fixture.userIdSource = Optional.of("userId");

        assertThat(userId(UserToken.of(Vectors.t1()))).isEqualTo("root-7");
    }

    @Test
    void tokensWithoutUserNameAreToldWhatToDo() {
        fixture.nameIdFormat = Optional.empty();

        assertNotFound(token("\"user_uuid\":\"u-1\""), "Set userIdSource");
    }

    @Test
    @Tag("AUTH-70")
    void markupInAUserIdIsEscapedAndSurvives() {
        String xml = fixture.xml(token("\"email\":\"a<b&\\\"c\""));

        assertThat(xml).contains(">a&lt;b&amp;\"c</saml2:NameID>");
        assertThat(Received.verified(xml, SamlFixture.K1.getPublic()).text("Subject/NameID"))
                .isEqualTo("a<b&\"c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "a\\nb", "a\\u0085b", "\\ud800", "a\\ufffe", " a", "a "})
    @Tag("AUTH-70")
    void controlCharactersAndBlanksAroundAreNoUserId(String id) {
        assertNotFound(token("\"email\":\"" + id + "\""), "is no user id");
    }

    @Test
    void aUserIdHas256CharactersAtMost() {
        assertThat(userId(token("\"email\":\"" + "a".repeat(256) + "\""))).hasSize(256);
        assertNotFound(token("\"email\":\"" + "a".repeat(257) + "\""), "256");
        assertNotFound(token("\"email\":\"\""), "could not be determined");
    }

    @Test
    void charactersBeyondTheBasicPlaneSurvive() {
        assertThat(userId(token("\"email\":\"j\uD83D\uDE00\""))).isEqualTo("j\uD83D\uDE00");
    }

    @Test
    void aClaimThatTheTokenLacksIsLookedForInTheUsersOwnAttributes() {
        fixture.userIdSource = Optional.of("employee");
        fixture.userInfo = SamlFixture.answering("{\"user_attributes\":{\"employee\":[\"E-7\"]}}");

        assertThat(userId(token("\"scope\":[\"openid\",\"user_attributes\"]"))).isEqualTo("E-7");
        assertThat(userId(token("\"scope\":\"openid user_attributes\""))).isEqualTo("E-7");
        assertNotFound(token("\"scope\":[\"openid\"]"), "could not be determined");
    }

    @Test
    void anIssuerThatDoesNotAnswerMattersOnlyIfTheIdIsMissing() {
        fixture.userInfo = (destination, url, token, claims) -> {
            throw DestinationException.of(
                    ErrorDetail.of(ErrorCode.TOKEN_SERVICE_UNREACHABLE, destination, "user info", "did not answer"));
        };
        fixture.userIdSource = Optional.of("employee");

        assertThat(userId(token("\"employee\":\"E-7\",\"scope\":[\"user_attributes\"]")))
                .isEqualTo("E-7");
        assertThatThrownBy(() -> fixture.issue(token("\"scope\":[\"user_attributes\"]")))
                .isInstanceOf(RouteUnavailableException.class)
                .hasMessageContaining("did not answer");
    }
}
