package dev.fairlead.agent.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @CsvSource({
        "'', A1",
        "*, A1",
        "a/b, A1",
        "http://h/a, A1",
        "'/a b', A2",
        "/a\\b, A2",
        "/a#b, A2",
        "'/a\"b', A2",
        "/a|b, A2",
        "/a{b}, A2",
        "/ä, A2",
        "/a^, A2",
        "/a`, A2",
        "/%zz, A3",
        "/%, A3",
        "/%4, A3",
        "/%4g, A3",
        "/%\u0661\u0661, A3",
        "/%00, A4",
        "/%0d%0a, A4",
        "/%7f, A4",
        "/%1F, A4",
        "/%c0%af, A5",
        "/%ff, A5",
        "/%ed%a0%80, A5",
        "/%c3, A5",
        "/%e0%80%af, A5",
    })
    @Tag("AGENT-22")
    void whatIsNoPathIsMalformed(String path, String rule) {
        assertThat(strict(path)).isEqualTo(new RequestPath.Malformed(rule));
    }

    @Tag("AGENT-19")
    @ParameterizedTest
    @ValueSource(strings = {"/b%2fx", "/b%2Fx", "/b%5cx", "/b%5Cx"})
    void encodedSeparatorsAreAmbiguous(String path) {
        assertThat(strict(path)).isEqualTo(new RequestPath.Ambiguous("A6"));
    }

    @Tag("AGENT-20")
    @ParameterizedTest
    @ValueSource(strings = {"/b/%252e%252e/x", "/b%252fx", "/b%25%32%66x", "/%25%2566"})
    void whatASecondDecodingWouldChangeIsAmbiguous(String path) {
        assertThat(strict(path)).isEqualTo(new RequestPath.Ambiguous("A7"));
    }

    @Tag("AGENT-17")
    @Tag("AGENT-18")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/b/../a",
                "/b/./x",
                "/b/%2e%2e/a",
                "/b/%2E./a",
                "/b/.%2e/a",
                "/..",
                "/.",
                "/b/..;/a",
                "/b/..;x=1/a",
                "/b/%2e%2e;/a",
                "/b/..%3b/a",
                "/b/.;"
            })
    void dotSegmentsAreAmbiguousInEverySpelling(String path) {
        assertThat(strict(path)).isEqualTo(new RequestPath.Ambiguous("A8"));
    }

    @Tag("AGENT-21")
    @ParameterizedTest
    @ValueSource(strings = {"/b//x", "//b/x", "/b/;/x", "//", "/b/;x", "/%3b/x"})
    void emptySegmentsAreAmbiguous(String path) {
        assertThat(strict(path)).isEqualTo(new RequestPath.Ambiguous("A9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a\uFF0Fb", "/a\u2215b", "/a\u2044b", "/\uFF0E\uFF0E/", "/a\uFE0F", "/a\u200B", "/a\uFEFF"})
    void lookAlikesAreAmbiguous(String decoded) {
        String path = "/"
                + URLEncoder.encode(decoded.substring(1), StandardCharsets.UTF_8)
                        .replace("%2F", "/");

        assertThat(strict(path)).isEqualTo(new RequestPath.Ambiguous("A10"));
    }

    @Tag("AGENT-26")
    @Test
    void theQueryDoesNotMatter() {
        assertThat(strict("/b?x=/../%2f%00")).isEqualTo(new RequestPath.Canonical("/b", "/b"));
    }

    @Test
    void parametersAreCutFromEverySegmentOfTheSecondForm() {
        assertThat(strict("/a;x=1/b;y/c")).isEqualTo(new RequestPath.Canonical("/a;x=1/b;y/c", "/a/b/c"));
    }

    @Test
    void dotsInsideNamesAreNames() {
        assertThat(strict("/a/..x/x../.b/")).isInstanceOf(RequestPath.Canonical.class);
    }

    @Property
    void plainSegmentsKeepTheirText(@ForAll("segments") String first, @ForAll("segments") String second) {
        String path = "/" + first + "/" + second;

        assertThat(strict(path)).isEqualTo(new RequestPath.Canonical(path, path));
    }

    @Property
    void encodingAnyCharacterOfASegmentChangesNothing(@ForAll("segments") String segment) {
        StringBuilder encoded = new StringBuilder("/");
        segment.chars().forEach(c -> encoded.append('%').append(Integer.toHexString(c)));

        assertThat(strict(encoded.toString())).isEqualTo(strict("/" + segment));
    }

    @Property(tries = 5000)
    void whateverIsCanonicalHasNothingLeftToResolve(@ForAll("hostile") String path) {
        if (strict(path) instanceof RequestPath.Canonical canonical) {
            assertThat(canonical.withoutParameters().split("/", -1)).doesNotContain(".", "..");
            assertThat(canonical.withoutParameters()).doesNotContain("//").startsWith("/");
            assertThat(canonical.path()).doesNotContain("\\").doesNotContainPattern("%[0-9a-fA-F]{2}");
        }
    }

    @Provide
    Arbitrary<String> segments() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .ofMinLength(1);
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of("/", ".", "..", ";", "%2e", "%2f", "%25", "2e", "2f", "%3b", "%5c", "a", "%C3%A4", "//")
                .list()
                .ofMaxSize(12)
                .map(parts -> "/" + String.join("", parts));
    }

    private static RequestPath strict(String target) {
        return RequestPath.of(target, PathPolicy.STRICT);
    }
}
