package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.CookieDomain;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.fixture.TestMapping;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the agent specification, 3.8. */
class CookieRewriterTest {
    private static final HttpMapping MAPPING = TestMapping.to(8443).build();

    private final CookieRewriter rewriter = new CookieRewriter(
            List.of(
                    new CookieDomain("corp.example", "cloud.example"),
                    new CookieDomain("hr.corp.example", "people.example")),
            new AccessRules(List.of(MAPPING)));

    @Tag("AGENT-39")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1; Domain=corp.example | a=1; Domain=cloud.example",
                "a=1; Domain=.corp.example | a=1; Domain=cloud.example",
                "a=1; domain=CORP.Example | a=1; domain=cloud.example",
                "a=1;Domain = .corp.example ;Path=/x | a=1;Domain = cloud.example ;Path=/x",
                "a=1; Domain=erp.corp.example | a=1; Domain=erp.cloud.example",
                "a=1; Domain=x.hr.corp.example | a=1; Domain=x.people.example",
                "a=1; Domain=hr.corp.example | a=1; Domain=people.example",
                "a=1; Domain=127.0.0.1 | a=1; Domain=erp.corp",
                "a=1; Domain=mycorp.example | a=1; Domain=mycorp.example",
                "a=1; Domain=elsewhere.example | a=1; Domain=elsewhere.example",
                "a=1; Domain=a.example; Domain=corp.example | a=1; Domain=a.example; Domain=cloud.example",
                "a=1; Domain= | a=1; Domain=",
                "a=1; Domain | a=1; Domain",
            })
    void theDomainBecomesTheOneThatCallersKnow(String cookie, String expected) {
        assertThat(rewriter.rewrite(cookie, MAPPING)).isEqualTo(expected);
    }

    @Tag("AGENT-39")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1",
                "Domain=corp.example",
                "a=Domain=corp.example; Path=/",
                "a=corp.example; Path=/corp.example; X-Domain=corp.example",
                "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Secure; HttpOnly; SameSite=Lax; Future=x",
                "''",
                "';; ;'",
            })
    void everythingElseIsKeptByteForByte(String cookie) {
        assertThat(rewriter.rewrite(cookie, MAPPING)).isEqualTo(cookie);
    }

    @Test
    void otherAttributesKeepTheirOrderAndSpelling() {
        assertThat(rewriter.rewrite("a=1; PATH=/;  Secure;domain=corp.example;SameSite=None ;", MAPPING))
                .isEqualTo("a=1; PATH=/;  Secure;domain=cloud.example;SameSite=None ;");
    }
}
