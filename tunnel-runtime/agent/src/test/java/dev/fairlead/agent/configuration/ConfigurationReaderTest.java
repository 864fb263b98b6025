package dev.fairlead.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.fairlead.agent.access.AuthenticationMode;
import dev.fairlead.agent.access.CookieDomain;
import dev.fairlead.agent.access.HostPolicy;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.InternalAddress;
import dev.fairlead.agent.access.MessageLimits;
import dev.fairlead.agent.access.PathMatch;
import dev.fairlead.agent.access.PathPolicy;
import dev.fairlead.agent.access.PrincipalPresentation;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.access.RelayMapping;
import dev.fairlead.agent.audit.AuditLevel;
import dev.fairlead.agent.certificate.KeyFile;
import dev.fairlead.agent.certificate.KeyPlaces;
import dev.fairlead.agent.certificate.UserKeys;
import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.configuration.ConfigurationProblem;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.token.KeySource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {
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
            """;

    @TempDir
    private Path directory;

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
        assertThat(configuration.sessions()).isEqualTo(3);
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

    @ParameterizedTest
    @CsvSource({
        "NONE, HEADER, false",
        "NONE_RESTRICTED, HEADER, false",
        "X509_GENERAL, HEADER, false",
        "X509_RESTRICTED, HEADER, false",
        "X509_GENERAL, HANDSHAKE, true",
        "X509_RESTRICTED, HANDSHAKE, true",
    })
    void aPrincipalIsRequiredWhereTheSystemCertificateCouldTakeItsPlace(
            String mode, String presentation, boolean required) throws Exception {
        HttpMapping mapping = only(read("mappings:\n  - {virtual: \"a:443\", internal: \"https://b\","
                + " authenticationMode: " + mode + ", presentPrincipal: " + presentation + "}\n"));

        assertThat(mapping.principals().required()).isEqualTo(required);
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
    @ValueSource(strings = {"KERBEROS", "x509_general", "BASIC"})
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

    @Test
    void howUsersBecomeCertificatesIsRead() throws Exception {
        PropagationSettings settings =
                read("propagation: {userKeys: RSA, sendIssuers: true}\n").propagation();

        assertThat(settings.userKeys()).isEqualTo(UserKeys.RSA);
        assertThat(settings.sendIssuers()).isTrue();
        assertThat(read("# nothing\n").propagation().userKeys()).isEqualTo(UserKeys.AS_AUTHORITY);
    }

    @Tag("AUTH-95")
    @ParameterizedTest
    @CsvSource({
        "true, NONE, '', true",
        "true, NONE_RESTRICTED, '', true",
        "true, NONE, 'refusePrincipal: false', false",
        "true, X509_GENERAL, '', false",
        "false, NONE, '', false",
        "false, NONE, 'refusePrincipal: true', true",
    })
    void unexpectedPrincipalsMayBeRefusedEverywhere(boolean everywhere, String mode, String own, boolean refused)
            throws Exception {
        HttpMapping mapping = only(read("propagation: {refusePrincipal: " + everywhere
                + "}\nmappings:\n  - {virtual: \"a:443\", internal: \"https://b\", authenticationMode: " + mode
                + (own.isEmpty() ? "" : ", " + own) + "}\n"));

        assertThat(mapping.principals().refused()).isEqualTo(refused);
    }

    @Test
    void keysMayBeGiven() throws Exception {
        Files.writeString(directory.resolve("users.p12"), "");
        Files.writeString(directory.resolve("password"), "");

        KeyPlaces places = read("""
                certificates:
                  authority: {file: users.p12, passwordFile: password}
                """).keys();

        assertThat(places.authority())
                .contains(new KeyFile(directory.resolve("users.p12"), Optional.of(directory.resolve("password"))));
        assertThat(places.system()).isEmpty();
        assertThat(problems("certificates: {system: {file: absent.pem}}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("certificates.system.file"));
    }

    @Test
    void technicalUsersThatNoRuleTellsApartAreWarnedAbout() throws Exception {
        String propagating =
                "mappings:\n  - {virtual: \"a:443\", internal: \"https://b\", authenticationMode: X509_GENERAL}\n";

        assertThat(read(propagating).warnings())
                .anySatisfy(warning -> assertThat(warning).contains("user_type"));
        assertThat(read(propagating + "propagation:\n  subjectPatterns:\n"
                                + "    - {when: {variable: user_type, operator: is, value: Technical}, subject: {CN: t}}\n"
                                + "    - {subject: {CN: \"${name}\"}}\n")
                        .warnings())
                .noneMatch(warning -> warning.contains("user_type"));
    }

    @Tag("AUTH-96")
    @ParameterizedTest
    @ValueSource(strings = {"X509_GENERAL", "X509_RESTRICTED", "NONE_RESTRICTED"})
    void certificateModesNeedTlsToTheBackEnd(String mode) {
        assertThat(problems("mappings:\n  - {virtual: \"a:80\", internal: \"http://b\", authenticationMode: " + mode
                        + "}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem()).contains("http back end"));
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
        "'cookieDomains: [{internal: corp}]', cookieDomains[0].virtual",
        "'cookieDomains: [{internal: \"a b\", virtual: c}]', cookieDomains[0].internal",
        "'cookieDomains: [{internal: a, virtual: b}, {internal: .A, virtual: c}]', cookieDomains[1]",
    })
    void whatCannotBeIsRefusedWithItsPlace(String text, String key) {
        assertThat(problems(text))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0m", "43201m", "-5m", "60", "forever"})
    void anImpossibleValidityIsRefused(String validity) {
        assertThat(problems("propagation: {certificateValidity: " + validity + "}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("propagation.certificateValidity"));
    }

    @Tag("AUTH-90")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{when: {variable: a, operator: exist, value: x}, subject: {CN: x}}",
                "{when: {variable: a, operator: like, value: x}, subject: {CN: x}}",
                "{when: {variable: a, operator: is}, subject: {CN: x}}",
                "{when: {variable: user_type, operator: is, value: technical}, subject: {CN: x}}",
                "{when: {variable: a, operator: exist}, subject: {DC: x}}",
                "{when: {variable: a, operator: exist}, subject: {CN: \"${name\"}}",
                "{when: {variable: a, operator: exist}, subject: {CN: \"${a b}\"}}",
                "{when: {variable: a, operator: exist}, subject: {}}",
            })
    void aSubjectRuleThatCannotWorkIsRefused(String rule) {
        assertThat(problems("propagation:\n  subjectPatterns:\n    - " + rule + "\n    - subject: {CN: \"${name}\"}\n"))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.key()).startsWith("propagation.subjectPatterns[0]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{subject: {CN: a}}, {subject: {CN: b}}]",
                "[{when: {variable: a, operator: exist}, subject: {CN: a}}]",
            })
    void onlyTheLastSubjectRuleIsUnconditional(String rules) {
        assertThat(problems("propagation:\n  subjectPatterns: " + rules + "\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("propagation.subjectPatterns"));
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

    private AgentConfiguration read(String text) throws Exception {
        return ConfigurationReader.read(Files.writeString(directory.resolve("agent.yaml"), text));
    }

    private List<ConfigurationProblem> problems(String text) {
        ConfigurationException refused = catchThrowableOfType(ConfigurationException.class, () -> read(text));
        assertThat(refused).as("the configuration is refused").isNotNull();
        return refused.problems();
    }

    private static HttpMapping only(AgentConfiguration configuration) {
        assertThat(configuration.access().mappings()).hasSize(1);
        return (HttpMapping) configuration.access().mappings().get(0);
    }
}
