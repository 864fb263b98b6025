package dev.fairlead.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.access.RelayMapping;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Systems whose bytes pass as they are. */
class RelayedSystemsTest extends ReadConfiguration {
    @ParameterizedTest
    @CsvSource({
        "a:3306, tcp://db:3306, TCP",
        "a:3306, tcps://db:3306, TCPS",
        "a:389, ldap://dir, LDAP",
        "a:636, ldaps://dir, LDAPS",
        "a:7000-7010, tcp://db:8000-8010, TCP"
    })
    void aSystemMayBeRelayedAsItIs(String virtual, String internal, Protocol protocol) throws Exception {
        AgentConfiguration configuration = read("mappings:\n  - {virtual: \"" + virtual + "\", internal: \"" + internal
                + "\", applications: [billing], connectTimeout: 2s}\n");

        assertThat(configuration.access().mappings())
                .singleElement()
                .isInstanceOfSatisfying(RelayMapping.class, mapping -> {
                    assertThat(mapping.address().protocol()).isEqualTo(protocol);
                    assertThat(mapping.virtualAuthority()).isEqualTo(virtual);
                    assertThat(mapping.applications()).containsExactly("billing");
                    assertThat(mapping.connection().timeout()).isEqualTo(Duration.ofSeconds(2));
                });
        assertThat(configuration.warnings()).noneMatch(warning -> warning.contains("uninspected"));
    }

    @Tag("AGENT-62")
    @ParameterizedTest
    @CsvSource({
        "a:7000-7010, tcp://b:8000-8009, mappings[0].internal",
        "a:7000-7010, tcp://b:8000, mappings[0].internal",
        "a:7000, tcp://b:8000-8001, mappings[0].internal",
        "a:7010-7000, tcp://b:8000-8010, mappings[0].virtual",
        "a:7000-7000, tcp://b:8000-8010, mappings[0].virtual",
        "a:7000-, tcp://b:8000-8010, mappings[0].virtual",
        "a:7000-70000, tcp://b:8000-8010, mappings[0].virtual",
        "a:80-81, http://b:80, mappings[0].virtual",
        "a:389-390, ldap://b, mappings[0].virtual",
    })
    void rangesThatDoNotCorrespondAreRefused(String virtual, String internal, String key) {
        assertThat(problems("mappings:\n  - {virtual: \"" + virtual + "\", internal: \"" + internal + "\"}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo(key));
    }

    @Tag("AGENT-62")
    @ParameterizedTest
    @CsvSource({"7010-7020, true", "6990-7000, true", "7003, true", "7011-7020, false", "6999, false"})
    void rangesOfOneHostDoNotOverlap(String ports, boolean overlapping) {
        String text = "mappings:\n  - {virtual: \"a:7000-7010\", internal: \"tcp://b:7000-7010\"}\n  - {virtual: \"a:"
                + ports + "\", internal: \"tcp://b:" + ports + "\"}\n";

        if (overlapping) {
            assertThat(problems(text))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.line()).isEqualTo(3));
        } else {
            assertThatNoException().isThrownBy(() -> read(text));
        }
    }

    @Tag("AGENT-63")
    @ParameterizedTest
    @ValueSource(strings = {"tcp://b:1", "tcps://b:1", "ldap://b", "ldaps://b"})
    void aRelayedSystemHasNoResources(String internal) {
        assertThat(problems("mappings:\n  - {virtual: \"a:443\", internal: \"" + internal
                        + "\", resources: [{path: /x}]}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("mappings[0].resources"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticationMode: NONE", "hostHeader: INTERNAL", "responseTimeout: 5s"})
    void whatBelongsToHttpIsRefusedForARelayedSystem(String key) {
        assertThat(problems("mappings:\n  - {virtual: \"a:443\", internal: \"tcp://b:1\", " + key + "}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem()).contains("no such key"));
    }

    @Test
    void aRelayedSystemForEveryApplicationIsWarnedAbout() throws Exception {
        assertThat(read("mappings:\n  - {virtual: \"a:1\", internal: \"tcp://b:1\"}\n")
                        .warnings())
                .anySatisfy(warning -> assertThat(warning).contains("uninspected", "applications"));
    }
}
