package dev.fairlead.tunnel.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is reached without the proxy. */
class DirectHostsTest {

    @ParameterizedTest
    @CsvSource({
        "gw.corp,         gw.corp,      true",
        "gw.corp,         GW.Corp,      true",
        "GW.corp,         gw.corp,      true",
        "gw.corp,         a.gw.corp,    false",
        "gw.corp,         xgw.corp,     false",
        ".corp,           gw.corp,      true",
        ".corp,           a.b.corp,     true",
        ".corp,           corp,         true",
        ".corp,           notcorp,      false",
        ".corp,           corp.example, false",
        "10.1.2.3,        10.1.2.3,     true",
        "10.1.2.3,        10.1.2.30,    false",
        "10.0.0.0/8,      10.200.1.1,   true",
        "10.0.0.0/8,      11.0.0.1,     false",
        "10.0.0.0/8,      10.corp,      false",
        "fd00::/8,        fd12::1,      true",
        "fd00::/8,        10.0.0.1,     false",
        "::1,             0:0:0:0:0:0:0:1, true"
    })
    void anEntryStandsForItsHosts(String entry, String host, boolean direct) {
        assertThat(DirectHosts.of(List.of(DirectHosts.Entry.parse(entry))).contains(host))
                .isEqualTo(direct);
    }

    @Test
    void oneOfTheEntriesIsEnough() {
        DirectHosts hosts =
                DirectHosts.of(List.of(DirectHosts.Entry.parse("gw.corp"), DirectHosts.Entry.parse("192.168.0.0/16")));

        assertThat(hosts.contains("192.168.7.7")).isTrue();
        assertThat(hosts.contains("gw.corp")).isTrue();
        assertThat(hosts.contains("idp.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "*.corp", "gw.corp:443", "https://gw.corp", "10.0.0.0/33", "corp.", "a b", "/8"})
    void whatIsNoneOfThemIsAMistake(String entry) {
        assertThatThrownBy(() -> DirectHosts.Entry.parse(entry)).isInstanceOf(IllegalArgumentException.class);
    }
}
