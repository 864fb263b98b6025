package dev.fairlead.agent.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.agent.fixture.TestMapping;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {

    /** The mapping of the worked cases of 3.4. */
    private static final HttpMapping WORKED = mapping(
            exact("/a"),
            stringPrefix("/b"),
            segmentPrefix("/c/"),
            suspended("/b/secret", PathMatch.STRING_PREFIX),
            stringPrefix("/o;v=2"));

    private final AccessRules rules = new AccessRules(List.of(WORKED));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a",
                "/a?x=/../y",
                "/b",
                "/bx",
                "/b/x",
                "/b/x;j=1",
                "/b/%C3%A4",
                "/c/x",
                "/c/",
                "/o;v=2/x",
                "/o;v=2",
                "/o%3Bv=2"
            })
    void permitsWhatTheWorkedCasesPermit(String target) {
        assertThat(rules.decide(WORKED, target)).isInstanceOf(AccessDecision.Permitted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/A, RESOURCE",
        "/a/, RESOURCE",
        "/a/x, RESOURCE",
        "/a;x, RESOURCE",
        "/c, RESOURCE",
        "/o, RESOURCE",
        "/o;v=3, RESOURCE",
        "/b/secret/1, RESOURCE_DISABLED",
        "/b/s%65cret, RESOURCE_DISABLED",
        "/b;x/secret, RESOURCE_DISABLED",
        "/b/../a, AMBIGUOUS_PATH",
        "/b/%2e%2e/a, AMBIGUOUS_PATH",
        "/b/..;/a, AMBIGUOUS_PATH",
        "/b%2fx, AMBIGUOUS_PATH",
        "/b//x, AMBIGUOUS_PATH",
        "/b/%252e%252e/x, AMBIGUOUS_PATH",
    })
    void deniesWhatTheWorkedCasesDeny(String target, DenialReason reason) {
        assertThat(rules.decide(WORKED, target))
                .isInstanceOfSatisfying(
                        AccessDecision.Denied.class,
                        denied -> assertThat(denied.reason()).isEqualTo(reason));
    }

    @Tag("AGENT-2")
    @Test
    void aMappingWithoutResourcesExposesNothing() {
        HttpMapping empty = mapping();

        assertThat(new AccessRules(List.of(empty)).decide(empty, "/")).isInstanceOf(AccessDecision.Denied.class);
    }

    @Tag("AGENT-3")
    @Test
    void theVirtualHostIsFoundInAnyCase() {
        assertThat(rules.find("ERP.Corp", "443")).contains(WORKED);
    }

    @Tag("AGENT-3")
    @ParameterizedTest
    @ValueSource(strings = {"erp.corp.", "x.erp.corp", "erp.corp.x", "erp", "*", "", "erp.corp:443", "er\u212A.corp"})
    void noOtherSpellingOfTheVirtualHostIsFound(String host) {
        assertThat(rules.find(host, "443")).isEmpty();
    }

    @Tag("AGENT-4")
    @ParameterizedTest
    @ValueSource(strings = {"444", "0443", "+443", " 443", ""})
    void noOtherVirtualPortIsFound(String port) {
        assertThat(rules.find("erp.corp", port)).isEmpty();
    }

    @Tag("AGENT-61")
    @ParameterizedTest
    @CsvSource({"7000, 8000", "7003, 8003", "7010, 8010"})
    void portsOfARangeCorrespondByTheirOffset(String virtualPort, int internalPort) {
        SystemMapping range =
                TestMapping.to(8000).speaking(Protocol.TCP).ports(7000, 7010).relay();

        assertThat(new AccessRules(List.of(range)).find("erp.corp", virtualPort))
                .contains(range);
        assertThat(range.address().internal(virtualPort).port()).isEqualTo(internalPort);
    }

    @Tag("AGENT-61")
    @ParameterizedTest
    @ValueSource(strings = {"6999", "7011", "07003", "+7003", "7003x", "", "99999999999"})
    void noOtherPortIsInARange(String port) {
        SystemMapping range =
                TestMapping.to(8000).speaking(Protocol.TCP).ports(7000, 7010).relay();

        assertThat(new AccessRules(List.of(range)).find("erp.corp", port)).isEmpty();
    }

    @Tag("AGENT-13")
    @ParameterizedTest
    @CsvSource({"/a, true", "/a?x, true", "/a/, false", "/a/b, false", "/A, false", "/ab, false"})
    void anExactResourceIsItselfOnly(String target, boolean permitted) {
        assertThat(permits(mapping(exact("/a")), target)).isEqualTo(permitted);
    }

    @Tag("AGENT-14")
    @ParameterizedTest
    @ValueSource(strings = {"/b", "/bx", "/b/x"})
    void aStringPrefixEndsAnywhere(String target) {
        assertThat(permits(mapping(stringPrefix("/b")), target)).isTrue();
    }

    @Tag("AGENT-15")
    @ParameterizedTest
    @CsvSource({"/b, true", "/b/x, true", "/b/, true", "/bx, false"})
    void aSegmentPrefixEndsAtASlash(String target, boolean permitted) {
        assertThat(permits(mapping(segmentPrefix("/b")), target)).isEqualTo(permitted);
    }

    @Tag("AGENT-16")
    @ParameterizedTest
    @CsvSource({"/, true", "/x/y, true", "'', false", "*, false"})
    void theRootPrefixTakesEveryWellFormedPath(String target, boolean permitted) {
        assertThat(permits(mapping(segmentPrefix("/")), target)).isEqualTo(permitted);
    }

    @Tag("AGENT-23")
    @ParameterizedTest
    @ValueSource(strings = {"/b/s%65cret", "/b;x/secret", "/b/secret;x", "/b/secret"})
    void aSuspendedResourceIsFoundInEverySpelling(String target) {
        assertThat(permits(WORKED, target)).isFalse();
    }

    @Tag("AGENT-24")
    @ParameterizedTest
    @CsvSource({
        "/o;v=1/x, true",
        "/o%3bv=1/x, true",
        "/o;v=2/x, false",
        "/t%23a, true",
        "/t%23b, false",
    })
    void aResourceMayNameAParameterOrAHash(String target, boolean permitted) {
        assertThat(permits(mapping(segmentPrefix("/o;v=1"), exact("/t#a")), target))
                .isEqualTo(permitted);
    }

    @Tag("AGENT-27")
    @ParameterizedTest
    @CsvSource({"/b/adm/x, false", "/b/ad, true"})
    void theLongestResourceDecides(String target, boolean permitted) {
        HttpMapping mapping = mapping(stringPrefix("/b"), suspended("/b/adm", PathMatch.STRING_PREFIX));

        assertThat(permits(mapping, target)).isEqualTo(permitted);
    }

    @Test
    void anExactResourceWinsOverALongerLookingPrefix() {
        HttpMapping mapping = mapping(exact("/b/x"), suspended("/b/x", PathMatch.SEGMENT_PREFIX));

        assertThat(permits(mapping, "/b/x")).isTrue();
        assertThat(permits(mapping, "/b/x/y")).isFalse();
    }

    @Tag("AGENT-12")
    @Test
    void suspendedAndUnexposedLookAlikeToTheCaller() {
        assertThat(DenialReason.RESOURCE.code())
                .isEqualTo(DenialReason.RESOURCE_DISABLED.code())
                .isEqualTo(TunnelErrorCode.RESOURCE_DENIED);
    }

    @Test
    void twoMappingsOfOneAddressAreRefused() {
        assertThatThrownBy(() -> new AccessRules(List.of(WORKED, WORKED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("erp.corp:443");
    }

    private static boolean permits(HttpMapping mapping, String target) {
        return new AccessRules(List.of(mapping)).decide(mapping, target) instanceof AccessDecision.Permitted;
    }

    private static HttpMapping mapping(PathResource... resources) {
        return TestMapping.to(8443).exposing(resources).build();
    }

    private static PathResource exact(String path) {
        return PathResource.of(path, PathMatch.EXACT, true).orElseThrow();
    }

    private static PathResource stringPrefix(String path) {
        return PathResource.of(path, PathMatch.STRING_PREFIX, true).orElseThrow();
    }

    private static PathResource segmentPrefix(String path) {
        return PathResource.of(path, PathMatch.SEGMENT_PREFIX, true).orElseThrow();
    }

    private static PathResource suspended(String path, PathMatch match) {
        return PathResource.of(path, match, false).orElseThrow();
    }
}
