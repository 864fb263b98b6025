package dev.fairlead.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.access.BackendType;
import dev.fairlead.agent.access.CookieDomain;
import dev.fairlead.agent.access.HostPolicy;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.InternalAddress;
import dev.fairlead.agent.access.MessageLimits;
import dev.fairlead.agent.access.PathMatch;
import dev.fairlead.agent.access.PathPolicy;
import dev.fairlead.agent.access.PrincipalPresentation;
import dev.fairlead.agent.access.SystemLabel;
import dev.fairlead.tunnel.audit.AuditLevel;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.configuration.ConfigurationProblem;
import dev.fairlead.tunnel.token.KeySource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the whole file, and for systems that speak HTTP. */
class ConfigurationReaderTest extends ReadConfiguration {
    private static final String COMPLETE = """
            directory: keys
            trust:
              issuers:
                - issuer: https://idp.example
                  jwks: https://idp.example/jwks
                  algorithms: [RS256, ES256]
                  audiences: [fairlead]
                  requiredClaims: {zid: t1}
            propagation:
              certificateValidity: 30m
              expirationTolerance: 1h
              subjectPatterns:
                - when: {variable: user_type, operator: is, value: Technical}
                  subject: {CN: "${name}", OU: technical}
                - subject: {CN: "${name}"}
            mappings:
              - virtual: ERP.corp:443
                internal: https://127.0.0.1:8443
                authenticationMode: X509_GENERAL
                presentPrincipal: HANDSHAKE
                hostHeader: INTERNAL
                connectTimeout: 5s
                responseTimeout: 500ms
                resources:
                  - {path: /orders, subPaths: true}
                  - {path: /orders/internal, subPaths: true, prefixMode: string, enabled: false}
                  - {path: /health}
            audit:
              level: SECURITY
              strict: true
            gateway:
              sessions: 3
              drain: 90s
            """;

    @Test
    void readsEveryKey() throws Exception {
        AgentConfiguration configuration = read(COMPLETE);

        assertThat(configuration.directory()).isEqualTo(directory.resolve("keys"));
        assertThat(configuration.issuers()).singleElement().satisfies(issuer -> {
            assertThat(issuer.issuer()).isEqualTo("https://idp.example");
            assertThat(issuer.keys()).isEqualTo(new KeySource.Url(URI.create("https://idp.example/jwks")));
            assertThat(issuer.algorithms()).isEqualTo(Set.of("RS256", "ES256"));
            assertThat(issuer.audiences()).containsExactly("fairlead");
            assertThat(issuer.requiredClaims()).containsEntry("zid", "t1");
        });
        assertThat(configuration.propagation().certificateValidity()).isEqualTo(Duration.ofMinutes(30));
        assertThat(configuration.propagation().expirationTolerance()).isEqualTo(Duration.ofHours(1));
        assertThat(configuration.audit().level()).isEqualTo(AuditLevel.SECURITY);
        assertThat(configuration.audit().strict()).isTrue();
        assertThat(configuration.gateway().sessions()).isEqualTo(3);
        assertThat(configuration.gateway().drain()).isEqualTo(Duration.ofSeconds(90));
        HttpMapping mapping =
                (HttpMapping) configuration.access().find("erp.corp", "443").orElseThrow();
        assertThat(mapping.internal()).isEqualTo(new InternalAddress(true, "127.0.0.1", 8443));
        assertThat(mapping.principals().mode()).isEqualTo(AuthenticationMode.X509_GENERAL);
        assertThat(mapping.principals().presentation()).isEqualTo(PrincipalPresentation.HANDSHAKE);
        assertThat(mapping.http().hostHeader()).isEqualTo(HostPolicy.INTERNAL);
        assertThat(mapping.connection().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(mapping.http().responseTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(mapping.resources())
                .extracting(resource -> resource.id() + " " + resource.match() + " " + resource.enabled())
                .containsExactly(
                        "/orders SEGMENT_PREFIX true", "/orders/internal STRING_PREFIX false", "/health EXACT true");
    }

    @Tag("AGENT-1")
    @Test
    void anEmptyFileExposesNothingAndTrustsNobody() throws Exception {
        AgentConfiguration configuration = read("# nothing yet\n");

        assertThat(configuration.access().mappings()).isEmpty();
        assertThat(configuration.issuers()).isEmpty();
        assertThat(configuration.backendTrust().none()).isTrue();
        assertThat(configuration.directory()).isEqualTo(directory);
    }

    @Test
    void leftOutSettingsAreTheCautiousOnes() throws Exception {
        HttpMapping mapping = only(read("""
                mappings:
                  - {virtual: "a:80", internal: "http://b", resources: [{path: /x}]}
                """));

        assertThat(mapping.internal()).isEqualTo(new InternalAddress(false, "b", 80));
        assertThat(mapping.principals().mode()).isEqualTo(AuthenticationMode.NONE);
        assertThat(mapping.http().hostHeader()).isEqualTo(HostPolicy.VIRTUAL);
        assertThat(mapping.resources().get(0).match()).isEqualTo(PathMatch.EXACT);
    }

    @Test
    void reportsEveryProblemAtOnceInTheOrderOfTheFile() {
        List<ConfigurationProblem> problems = problems("""
                directori: x
                mappings:
                  - virtual: erp_corp:443
                    internal: ftp://host
                    responseTimeout: 5 seconds
                    resources:
                      - {path: orders, subPaths: yes}
                """);

        assertThat(problems)
                .extracting(ConfigurationProblem::line, ConfigurationProblem::key)
                .containsExactly(
                        tuple(1, "directori"),
                        tuple(3, "mappings[0].virtual"),
                        tuple(4, "mappings[0].internal"),
                        tuple(5, "mappings[0].responseTimeout"),
                        tuple(7, "mappings[0].resources[0].subPaths"),
                        tuple(7, "mappings[0].resources[0].path"));
    }

    @Test
    void aProblemNamesFileLineKeyWhatWasFoundAndWhatToDo() {
        assertThat(problems("gateway:\n  sessions: lots\n"))
                .singleElement()
                .hasToString(directory.resolve("agent.yaml")
                        + ":2: gateway.sessions: \"lots\" is not a number from 1 to 16. Write such a number");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheKnownOnes() {
        assertThat(problems("audit: {levels: ALL}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint()).contains("level", "strict"));
    }

    @Test
    void aRepeatedKeyIsRefused() {
        assertThat(problems("audit: {level: ALL, level: SECURITY}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem()).contains("second time"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X509", "x509_general", "BASIC"})
    void aModeThatDoesNotExistIsRefusedWithThoseThatDo(String mode) {
        assertThat(problems("mappings:\n  - {virtual: \"a:443\", internal: \"https://b\", authenticationMode: " + mode
                        + "}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint()).contains("X509_RESTRICTED", "NONE_RESTRICTED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://b:1", "tcp://b", "b:80", "https://b/path", "https://u@b", "https://b:0", "https://b:1-2"})
    void whatIsNotTheAddressOfABackEndIsRefused(String internal) {
        assertThat(problems("mappings:\n  - {virtual: \"a:443\", internal: \"" + internal + "\"}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("mappings[0].internal"));
    }

    @Test
    void whatBelongsToHttpIsRead() throws Exception {
        AgentConfiguration configuration = read("""
                cookieDomains:
                  - {internal: .Corp.example, virtual: cloud.example}
                mappings:
                  - virtual: "a:443"
                    internal: https://b
                    pathPolicy: LENIENT
                    connectionLogon: true
                    limits: {requestLine: 16KB, requestHeaders: 1MB, responseLine: 1024, responseHeaders: 9000}
                    resources: [{path: /live, webSocket: true}]
                """);

        HttpMapping mapping = only(configuration);
        assertThat(mapping.http().paths()).isEqualTo(PathPolicy.LENIENT);
        assertThat(mapping.http().connectionLogon()).isTrue();
        assertThat(mapping.http().limits()).isEqualTo(new MessageLimits(16_384, 1_048_576, 1_024, 9_000));
        assertThat(mapping.resources())
                .singleElement()
                .satisfies(resource -> assertThat(resource.webSocket()).isTrue());
        assertThat(configuration.cookieDomains()).containsExactly(new CookieDomain("corp.example", "cloud.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "'mappings: [{virtual: \"a:1\", internal: \"http://b\", pathPolicy: lax}]', mappings[0].pathPolicy",
        "'mappings: [{virtual: \"a:1\", internal: \"http://b\", limits: {requestLine: 1}}]', mappings[0].limits.requestLine",
        "'mappings: [{virtual: \"a:1\", internal: \"http://b\", limits: {requestLine: 8GB}}]', mappings[0].limits.requestLine",
        "'mappings: [{virtual: \"a:1\", internal: \"http://b\", limits: {body: 8KB}}]', mappings[0].limits.body",
        "'mappings: [{virtual: \"a:1\", internal: \"http://b\", backendType: mainframe}]', mappings[0].backendType",
        "'mappings: [{virtual: \"a:1\", internal: \"ldap://b\", backendType: hana}]', mappings[0].backendType",
        "'mappings: [{virtual: \"a:1\", internal: \"rfc://b\", backendType: nonSAPsys}]', mappings[0].backendType",
        "'mappings: [{virtual: \"a:1\", internal: \"http://b\", description: []}]', mappings[0].description",
        "'cookieDomains: [{internal: corp}]', cookieDomains[0].virtual",
        "'cookieDomains: [{internal: \"a b\", virtual: c}]', cookieDomains[0].internal",
        "'cookieDomains: [{internal: a, virtual: b}, {internal: .A, virtual: c}]', cookieDomains[1]",
    })
    void whatCannotBeIsRefusedWithItsPlace(String text, String key) {
        assertThat(problems(text))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo(key));
    }

    @Test
    void aMappingMaySayWhatItsSystemIs() throws Exception {
        assertThat(only(read("mappings: [{virtual: \"a:1\", internal: \"http://b\"}]\n"))
                        .label())
                .isEqualTo(new SystemLabel(BackendType.NON_SAP, ""));
        assertThat(only(read("mappings: [{virtual: \"a:1\", internal: \"rfc://b:1\"}]\n"))
                        .label())
                .isEqualTo(new SystemLabel(BackendType.ABAP, ""));
        assertThat(only(read("mappings: [{virtual: \"a:1\", internal: \"http://b\", backendType: hana,"
                                + " description: The plant's}]\n"))
                        .label())
                .isEqualTo(new SystemLabel(BackendType.HANA, "The plant's"));
    }

    @Test
    void aDescriptionIsNoEssay() {
        assertThat(problems("mappings: [{virtual: \"a:1\", internal: \"http://b\", description: " + "x".repeat(201)
                        + "}]\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("mappings[0].description");
                    assertThat(problem.problem()).contains("201 characters");
                });
    }

    @Test
    void twoMappingsOfOneAddressAreRefused() {
        assertThat(problems("""
                        mappings:
                          - {virtual: "a:80", internal: "http://b"}
                          - {virtual: "A:80", internal: "http://c"}
                        """))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(3));
    }

    @Test
    void brokenYamlIsReportedWithItsLine() {
        assertThat(problems("audit:\n  level: [ALL\n")).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.problem()).startsWith("this is not YAML");
        });
    }

    @Test
    void aMissingFileIsReportedWithTheCommandThatMakesOne() {
        assertThatThrownBy(() -> ConfigurationReader.read(directory.resolve("nowhere.yaml")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("init");
    }

    @Test
    void questionableSettingsAreWarnedAbout() throws Exception {
        AgentConfiguration configuration = read("""
                trust: {issuers: [{issuer: i, jwks: "http://localhost:1/k"}]}
                mappings:
                  - {virtual: "a:443", internal: "https://b"}
                """);

        assertThat(configuration.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("audience"))
                .anySatisfy(warning -> assertThat(warning).contains("no resources"))
                .anySatisfy(warning -> assertThat(warning).contains("backends.trust"));
    }

    @Test
    void theRevisionFollowsTheContent() throws Exception {
        String first = read("audit: {level: ALL}\n").revision();

        assertThat(read("audit: {level: ALL}\n").revision()).isEqualTo(first);
        assertThat(read("audit: {level: SECURITY}\n").revision()).isNotEqualTo(first);
    }

    @Test
    void theRevisionFollowsTheFilesThatAreNamedToo() throws Exception {
        String named = "trust: {issuers: [{issuer: \"https://idp.example\", jwksFile: keys.json}]}\n";
        Path keys = Files.writeString(directory.resolve("keys.json"), "{}");
        String first = read(named).revision();
        assertThat(read(named).revision()).isEqualTo(first);

        Files.writeString(keys, "{} ");

        assertThat(read(named).revision()).isNotEqualTo(first);
    }
}
