package dev.fairlead.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.tunnel.configuration.ConfigurationProblem;
import dev.fairlead.tunnel.keys.Pem;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the agent believes: issuers of tokens, and back ends. */
class TrustSettingsTest extends ReadConfiguration {
    @Tag("AGENT-46")
    @Test
    void aCertificateIsTrustedOnce() throws Exception {
        Files.writeString(
                directory.resolve("one.pem"),
                Pem.encode(TestServerIdentity.onLoopback().chain()));
        Files.writeString(
                directory.resolve("both.pem"),
                Files.readString(directory.resolve("one.pem"))
                        + Pem.encode(TestServerIdentity.onLoopback().chain()));

        assertThat(read("backends: {trust: [both.pem]}\n").backendTrust().listed())
                .hasSize(2);
        assertThat(problems("backends: {trust: [one.pem, both.pem]}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("backends.trust[1]"));
    }

    @Tag("AGENT-44")
    @Test
    void trustInEverybodyIsWarnedAbout() throws Exception {
        AgentConfiguration configuration = read("backends: {trustAll: true}\n");

        assertThat(configuration.backendTrust().all()).isTrue();
        assertThat(configuration.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("Every TLS back end is trusted"));
    }

    @Test
    void aHostNameThatIsNotCheckedIsWarnedAbout() throws Exception {
        AgentConfiguration configuration = read("""
                backends: {trustAll: true}
                mappings: [{virtual: "a:1", internal: "tcps://b:1", applications: [x], checkHostName: false}]
                """);

        assertThat(configuration.access().mappings())
                .singleElement()
                .satisfies(mapping ->
                        assertThat(mapping.connection().checkHostName()).isFalse());
        assertThat(configuration.warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("a:1 takes any trusted certificate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS128"})
    void onlyAsymmetricAlgorithmsCanBeAllowed(String algorithm) {
        assertThat(problems("trust:\n  issuers:\n    - {issuer: i, jwks: \"https://i/k\", algorithms: [" + algorithm
                        + "]}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint()).contains("shared secrets"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://idp.example/jwks", "ftp://idp.example/jwks", "file:///etc/jwks", "https://u:p@i/k"})
    void keysComeOverASecureConnectionOnly(String url) {
        assertThat(problems("trust:\n  issuers:\n    - {issuer: i, jwks: \"" + url + "\"}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("trust.issuers[0].jwks"));
    }

    @Test
    void aTrustFileThatIsNoCertificateIsRefused() throws IOException {
        Files.writeString(directory.resolve("ca.pem"), "hello");

        assertThat(problems("backends: {trust: [ca.pem, absent.pem]}\n"))
                .extracting(ConfigurationProblem::key)
                .containsExactly("backends.trust[0]", "backends.trust[1]");
    }
}
