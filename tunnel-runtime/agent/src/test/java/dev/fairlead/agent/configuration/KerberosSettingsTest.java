package dev.fairlead.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairlead.agent.kerberos.KerberosSettings;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kerberos}, and mappings that need it. */
class KerberosSettingsTest {
    private static final String KERBEROS =
            "kerberos: {principal: HTTP/agent.corp@CORP.EXAMPLE, keytab: agent.keytab}\n";

    @TempDir
    private Path directory;

    @BeforeEach
    void keytab() throws IOException {
        Files.writeString(directory.resolve("agent.keytab"), "");
    }

    @Test
    void principalAndKeytabAreRead() throws Exception {
        assertThat(read(KERBEROS).kerberos())
                .contains(new KerberosSettings("HTTP/agent.corp", "CORP.EXAMPLE", directory.resolve("agent.keytab")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://b", "https://b"})
    void httpMappingsMayUseIt(String internal) throws Exception {
        assertThat(read(KERBEROS + mapping(internal, "")).access().mappings()).hasSize(1);
    }

    @Tag("AUTH-99")
    @ParameterizedTest
    @ValueSource(strings = {"rfc://b", "rfcs://b", "rfcws://b"})
    void rfcMappingsMayNot(String internal) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(KERBEROS + mapping(internal, "")))
                .withMessageContaining("agent.yaml:2: mappings[0].authenticationMode: KERBEROS cannot be used");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "presentPrincipal: HANDSHAKE | HANDSHAKE has no effect with KERBEROS",
                "connectionLogon: true       | KERBEROS logs on each request by itself",
            })
    void whatContradictsItIsTold(String key, String told) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(KERBEROS + mapping("https://b", ", " + key)))
                .withMessageContaining(told);
    }

    @Test
    void aMappingThatNeedsItDoesNotGoWithout() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(mapping("https://b", "")))
                .withMessageContaining("kerberos: is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{keytab: agent.keytab}",
                "{principal: a@B}",
                "{principal: a, keytab: agent.keytab}",
                "{principal: a@B, keytab: nowhere}",
                "{principal: a@B, keytab: agent.keytab, password: x}"
            })
    void mistakesAreTold(String section) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read("kerberos: " + section + "\n"))
                .withMessageContaining("agent.yaml:1: kerberos");
    }

    private static String mapping(String internal, String further) {
        return "mappings: [{virtual: \"a:80\", internal: \"" + internal + "\", authenticationMode: KERBEROS" + further
                + ", resources: [{path: /}]}]\n";
    }

    private AgentConfiguration read(String text) throws Exception {
        return ConfigurationReader.read(Files.writeString(directory.resolve("agent.yaml"), text));
    }
}
