package dev.fairlead.rfc.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose cookies go where (RFC specification, C.10). */
class CookieJarTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final CookieJar jar = CookieJar.shared(false, NOW);

    @Test
    void cookiesComeBackInOneHeader() {
        jar.receive("sap-usercontext=sap-client=100; path=/");
        jar.receive("SAP_SESSIONID_FLD_100=abc; path=/; HttpOnly");
        jar.receive("SAP_SESSIONID_FLD_100=def; path=/");

        assertThat(jar.header()).contains("sap-usercontext=sap-client=100; SAP_SESSIONID_FLD_100=def");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=; Max-Age=0",
                "a=x; max-age=-1",
                "a=x; expires=Mon, 23 Nov 2026 11:59:59 GMT",
                "a=x; Expires=Mon, 23-Nov-2026 11:59:59 GMT"
            })
    void aCookieThatHasEndedIsForgotten(String ended) {
        jar.receive("a=1; Expires=Tue, 24 Nov 2026 12:00:00 GMT");
        assertThat(jar.header()).contains("a=1");

        jar.receive(ended);
        assertThat(jar.header()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "=b", "a=b\r\nX: y", "a=\u00e4", "a b=c", "s=1; Secure"})
    void whatCannotOrMayNotBeSentIsNotKept(String cookie) {
        jar.receive(cookie);

        assertThat(jar.header()).isEmpty();
    }

    @Test
    void secureCookiesAreKeptForHttps() {
        CookieJar https = CookieJar.shared(true, NOW);
        https.receive("s=1; Secure");

        assertThat(https.header()).contains("s=1");
    }

    @Tag("RFC-72")
    @Test
    void anAbapSessionIsKeptForContextsOnly() {
        CookieJar context = CookieJar.ofContext(false, NOW);
        context.receive("sap-contextid=SID%3aANON; path=/");
        jar.receive("sap-contextid=SID%3aANON; path=/");

        assertThat(context.value("SAP-CONTEXTID")).contains("SID%3aANON");
        assertThat(jar.header()).isEmpty();
    }

    @Test
    void aSystemCannotFillTheMemory() {
        for (int i = 0; i < 1000; i++) {
            jar.receive("c" + i + "=1");
        }
        jar.receive("long=" + "x".repeat(10_000));

        assertThat(jar.header().orElseThrow().split("; ")).hasSize(50);
    }

    @Tag("RFC-72")
    @Test
    void eachPrincipalHasAJarOfItsOwnForAsLongAsItIsValid() {
        CookieJars jars = new CookieJars(false, NOW);
        Principal anna = new Principal("anna", Optional.empty());
        Principal expired = new Principal("otto", Optional.of(NOW.instant()));
        Principal valid = new Principal("emma", Optional.of(NOW.instant().plus(Duration.ofHours(1))));

        assertThat(jars.of(anna)).isSameAs(jars.of(anna)).isNotSameAs(jars.of(valid));
        assertThat(jars.of(valid)).isSameAs(jars.of(valid));
        assertThat(jars.of(expired)).isNotSameAs(jars.of(expired));
    }

    @Test
    void noCookieIsShown() {
        jar.receive("MYSAPSSO2=ticket");

        assertThat(jar).hasToString("CookieJar[1 cookies]");
    }
}
