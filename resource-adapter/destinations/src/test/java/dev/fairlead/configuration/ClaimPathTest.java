package dev.fairlead.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.json.StrictJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimPathTest {

    private static final JsonObject CLAIMS = StrictJson.parse("""
                    {"userId": "root-7",
                     "xs.user.attributes": {"userId": ["JDOE", "J2"], "it's": "quoted", "a]b": 1},
                     "nested": {"deep-er": {"x_1": true}},
                     "$odd": "never"}""").asJsonObject();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            userId                                   | "root-7"
            xs.user.attributes                       | {"userId":["JDOE","J2"],"it's":"quoted","a]b":1}
            $.userId                                 | "root-7"
            $['userId']                              | "root-7"
            $["userId"]                              | "root-7"
            $.['xs.user.attributes']['userId'][0]    | "JDOE"
            $['xs.user.attributes'].userId[1]        | "J2"
            $['xs.user.attributes']['it\\'s']        | "quoted"
            $["xs.user.attributes"]["it's"]          | "quoted"
            $['xs.user.attributes']['a]b']           | 1
            $.nested.deep-er.x_1                     | true
            """)
    @Tag("AUTH-65")
    void aNameIsAtTheRootAndAPathLeadsToMembersAndElements(String path, String found) {
        assertThat(ClaimPath.parse(path).find(CLAIMS)).map(JsonValue::toString).contains(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "other",
                "nested.deep-er",
                "$.other",
                "$.userId.length",
                "$.userId[0]",
                "$['xs.user.attributes']['userId'][2]",
                "$.nested[0]"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(ClaimPath.parse(path).find(CLAIMS)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "$.",
                "$..userId",
                "$.*",
                "$[*]",
                "$['a','b']",
                "$[?(@.x)]",
                "$[(@.length-1)]",
                "$[-1]",
                "$[0:2]",
                "$[12345]",
                "$.userId.length()",
                "$.a b",
                "$userId",
                "$['a",
                "$['a'",
                "$['a\\",
                "$[",
                "$[]",
                "$.[",
                "$.a]"
            })
    @Tag("AUTH-67")
    void everythingElseOfJsonPathIsRefused(String path) {
        assertThatThrownBy(() -> ClaimPath.parse(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("is no supported path from character \\d+;.*|names no claim");
    }

    @Test
    void blankAndEndlessTextIsRefused() {
        assertThatThrownBy(() -> ClaimPath.parse(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClaimPath.parse("$" + ".a".repeat(256)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("512");
    }

    @Test
    void anyTextIsAPathOrRefusedWithAReason() {
        Random random = new Random(42);
        String alphabet = "$.[]'\"\\*?@()0129ab- ";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("$");
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                ClaimPath.parse(text.toString()).find(CLAIMS);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).hasMessageMatching("is no supported path from character \\d+;.*|names no claim");
            }
        }
    }
}
