package dev.fairlead.saml;

import static dev.fairlead.saml.SamlFixture.answering;
import static dev.fairlead.saml.SamlFixture.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.UserToken;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.NoUserException;
import dev.fairlead.testing.Vectors;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserAttributesTest {

    private static final String USER = "\"email\":\"jane@example.org\"";

    private final SamlFixture fixture = new SamlFixture();

    private Map<String, List<String>> attributes(UserToken token) {
        return fixture.received(token).attributes();
    }

    private void assertRefused(UserToken token, String found) {
        assertThatThrownBy(() -> fixture.issue(token))
                .isInstanceOfSatisfying(
                        NoUserException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USER_TOKEN_REJECTED))
                .hasMessageContaining(found);
    }

    @Test
    @Tag("AUTH-68")
    void whatTheIssuerSaysIsPassedOnWithItsNamesAndAllItsValues() {
        fixture.userInfo = answering("""
                {"given_name":"Jane","age":42,"active":true,"teams":["a","b"],"nothing":null,"address":{"city":"X"},
                 "user_uuid":"u-1","user_attributes":{"costcenter":["4711","4712"],"object":{}}}""");

        assertThat(attributes(token(USER)))
                .containsExactly(
                        Map.entry("given_name", List.of("Jane")),
                        Map.entry("age", List.of("42")),
                        Map.entry("active", List.of("true")),
                        Map.entry("teams", List.of("a", "b")),
                        Map.entry("user_uuid", List.of("u-1")),
                        Map.entry("user_attributes.costcenter", List.of("4711", "4712")));
    }

    @Test
    @Tag("AUTH-68")
    void thePrefixCanBeDroppedAndThenAMemberOfTheAnswerWins() {
        fixture.skipPrefix = true;
        fixture.userInfo = answering("{\"team\":\"root\",\"user_attributes\":{\"team\":\"own\",\"room\":\"7\"}}");

        assertThat(attributes(token(USER))).isEqualTo(Map.of("team", List.of("root"), "room", List.of("7")));
    }

    @Test
    @Tag("AUTH-68")
    void theUuidCanBeLeftOut() {
        fixture.skipUuid = true;
        fixture.skipPrefix = true;
        fixture.userInfo = answering("{\"user_uuid\":\"u-1\",\"a\":\"b\",\"user_attributes\":{\"user_uuid\":\"u-1\"}}");

        assertThat(attributes(token(USER))).containsOnlyKeys("a");
    }

    @Test
    @Tag("AUTH-68")
    void groupsComeFromTheTokenUnderTheNameGroups() {
        assertThat(attributes(token(USER + ",\"user_attributes\":{\"xs.saml.groups\":[\"B\"]}")))
                .isEqualTo(Map.of("Groups", List.of("B")));
        assertThat(attributes(token(USER + ",\"xs.system.attributes\":{\"xs.saml.groups\":[\"A\",\"C\"]},"
                        + "\"user_attributes\":{\"xs.saml.groups\":[\"B\"]}")))
                .isEqualTo(Map.of("Groups", List.of("A", "C")));
    }

    @Test
    void groupsOfTheTokenAreNotReplacedByWhatUsersWriteThemselves() {
        fixture.skipPrefix = true;
        fixture.userInfo = answering("{\"user_attributes\":{\"Groups\":[\"Admins\"]}}");

        assertThat(attributes(UserToken.of(Vectors.t1()))).containsEntry("Groups", List.of("Sales", "Everyone"));
    }

    @Test
    void withoutAnAnswerClaimsOfTheTokenHaveToDo() {
        fixture.askIssuer = false;
        fixture.userInfo = answering("{\"of\":\"nobody\"}");

        assertThat(attributes(UserToken.of(Vectors.t1())))
                .isEqualTo(Map.of(
                        "email", List.of("jane.doe@example.org"),
                        "Groups", List.of("Sales", "Everyone"),
                        "user_attributes.userId", List.of("JDOE"),
                        "user_attributes.costcenter", List.of("4711"),
                        "user_attributes.roles", List.of("a", "b")));
    }

    @Test
    void theDestinationsOwnAttributesAreAlwaysThere() {
        fixture.attributes.add(Map.entry("api_key", "of the destination"));
        fixture.userInfo = answering("{\"api_key\":\"of the user\"}");

        assertThat(attributes(token(USER))).isEqualTo(Map.of("api_key", List.of("of the destination")));
    }

    @Test
    void markupInNamesAndValuesSurvives() {
        fixture.userInfo = answering("{\"a\\\"<&\\t\":\"</saml2:Attribute>\\r\\n]]>\"}");

        assertThat(attributes(token(USER))).isEqualTo(Map.of("a\"<&\t", List.of("</saml2:Attribute>\r\n]]>")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\u0001\"}", "{\"a\\u0000\":\"b\"}", "{\"a\":\"\\ud800\"}", "{\"\":\"b\"}"})
    void whatXmlCannotSayIsRefused(String info) {
        fixture.userInfo = answering(info);

        assertRefused(token(USER), "characters that XML does not allow");
    }

    @Test
    void thereAreAHundredAttributesAtMost() {
        fixture.userInfo = answering(
                IntStream.range(0, 100).mapToObj(i -> "\"a" + i + "\":1").collect(Collectors.joining(",", "{", "}")));
        assertThat(attributes(token(USER))).hasSize(100);

        fixture.attributes.add(Map.entry("one", "more"));
        assertRefused(token(USER), "more than 100 attributes");
    }

    @Test
    void anAttributeHasFourKibibytesAtMost() {
        fixture.userInfo = answering("{\"a\":[\"" + "x".repeat(2048) + "\",\"" + "y".repeat(2048) + "\"]}");
        assertThat(attributes(token(USER))).containsKey("a");

        fixture.userInfo = answering("{\"a\":[\"" + "x".repeat(2048) + "\",\"" + "ä".repeat(1025) + "\"]}");
        assertRefused(token(USER), "larger than 4096 bytes");
    }
}
