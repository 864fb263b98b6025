package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cookies of a target go back to it. */
class SessionCookiesTest {

    private final TestClock clock = new TestClock();
    private final SessionCookies cookies = new SessionCookies();

    private void take(String... fields) {
        cookies.take(List.of(fields), "abap.example", "/sap/opu/odata?x=/y/z", clock.instant());
    }

    private String header(String target) {
        return cookies.header(target, "", clock.instant());
    }

    @ParameterizedTest
    @CsvSource({
        "a=1; path=/, /other, a=1",
        "a=1; path=/sap, /sap/opu, a=1",
        "a=1; path=/sap, /sap?q, a=1",
        "a=1; path=/sap/, /sap/opu, a=1",
        "a=1; path=/sap, /sapient, ''",
        "a=1, /sap/opu/x, a=1",
        "a=1, /sap, ''"
    })
    void aCookieGoesWhereItsPathSays(String field, String target, String header) {
        take(field);

        assertThat(header(target)).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1; domain=example", "a=1; domain=other.example", "no cookie", "=1", ""})
    void whatIsNotTheTargetsOrNoCookieIsNotKept(String field) {
        take(field);

        assertThat(header("/sap/opu/odata")).isEmpty();
    }

    @Test
    void theLastOfANameCountsUntilItIsTakenBackOrExpires() {
        take("a=1; path=/", "b=2; path=/; Max-Age=60");
        take("a=3; path=/; domain=abap.example");
        assertThat(header("/x")).contains("a=3", "b=2").doesNotContain("a=1");

        clock.advance(Duration.ofSeconds(60));
        assertThat(header("/x")).isEqualTo("a=3");

        take("a=; path=/; Max-Age=0");
        assertThat(header("/x")).isEmpty();
    }

    @Test
    void theApplicationsOwnCookiesStay() {
        take("a=1; path=/", "b=2; path=/");

        assertThat(cookies.header("/x", "lang=de; a=own", clock.instant())).isEqualTo("lang=de; a=own; b=2");
    }

    @Test
    void aTargetCannotFillTheMemory() {
        IntStream.range(0, 1000).forEach(i -> take("c" + i + "=1; path=/"));
        take("long=" + "x".repeat(5000) + "; path=/");

        assertThat(header("/x").split("; ")).hasSize(20);
        assertThat(header("/x")).doesNotContain("long");
    }
}
