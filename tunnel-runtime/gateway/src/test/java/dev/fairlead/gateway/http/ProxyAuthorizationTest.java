package dev.fairlead.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.gateway.admission.AdmissionRules;
import dev.fairlead.gateway.admission.IssuerRules;
import dev.fairlead.gateway.admission.NamedIssuer;
import dev.fairlead.gateway.admission.ProxyTokens;
import dev.fairlead.gateway.admission.TokenAdmission;
import dev.fairlead.gateway.fixture.AgentStream;
import dev.fairlead.gateway.fixture.HttpAgent;
import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestProxy;
import dev.fairlead.testkit.secrecy.Secrets;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.fetch.PlatformFetch;
import dev.fairlead.tunnel.fixture.MutableClock;
import dev.fairlead.tunnel.fixture.TestIssuer;
import dev.fairlead.tunnel.token.KeyLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The modes in which a token authorises, and on whose behalf a request then is. */
@Timeout(120)
class ProxyAuthorizationTest {
    private static final TestIssuer ISSUER = new TestIssuer("https://idp.example", "k1");
    private static final TestIssuer STRANGER = new TestIssuer("https://idp.example", "k1");
    private static final TestIssuer OTHER = new TestIssuer("https://other.example", "k2");
    private static final Instant NOW = Instant.ofEpochSecond(1767225600);
    private static final String FORM =
            "{\"iss\":\"https://idp.example\",\"sub\":\"%s\",\"aud\":\"%s\",\"client_id\":\"%s\",\"zid\":\"%s\",\"exp\":%d%s}";
    private static final String CLIENT = ISSUER.token(claims("sb-app", "fairlead", "sb-app", "t1", 1767229200, ""));
    private static final String USER =
            ISSUER.token(claims("u1", "fairlead", "sb-app", "t1", 1767229200, ",\"user_name\":\"jane\""));
    private static final String PRINCIPAL = OTHER.userToken("jane");

    @TempDir
    static Path directory;

    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(2);
    private static final MutableClock CLOCK = new MutableClock(NOW);
    private static TestProxy proxy;
    private static TestProxy service;
    private static HttpAgent agent;
    private static HttpAgent serviceAgent;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(directory.resolve("service"));
        proxy = proxy(directory, TokenHeader.PROXY_AUTHORIZATION);
        service = proxy(directory.resolve("service"), TokenHeader.SERVICE_TOKEN);
        agent = proxy.agent("t1", "", stream -> stream.answers(200, "ok"));
        serviceAgent = service.agent("t1", "", stream -> stream.answers(200, "ok"));
    }

    private static TestProxy proxy(Path home, TokenHeader header) throws IOException {
        NamedIssuer issuer = new NamedIssuer(ISSUER.trusted(home), IssuerRules.forAudiences(Set.of("fairlead")));
        ProxyTokens tokens =
                new ProxyTokens(List.of(issuer), new KeyLoader(new PlatformFetch()), WORKERS, WORKERS, CLOCK);
        AdmissionRules rules = new AdmissionRules(Set.of("t1"), Set.of("sb-app"), header.name());
        return new TestProxy(
                home, HttpSettings.DEFAULT, header, new TokenAdmission(tokens, rules), Duration.ofMillis(100));
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.close();
        service.close();
        WORKERS.shutdownNow();
    }

    private static String claims(String sub, String aud, String client, String tenant, long expires, String more) {
        return FORM.formatted(sub, aud, client, tenant, expires, more);
    }

    static Stream<Arguments> unacceptable() throws IOException {
        return Stream.of(
                Arguments.of("malformed", "a.b.c"),
                Arguments.of("expired", ISSUER.token(claims("s", "fairlead", "sb-app", "t1", 1767225000, ""))),
                Arguments.of("wrongly signed", STRANGER.token(claims("s", "fairlead", "sb-app", "t1", 1767229200, ""))),
                Arguments.of("unsigned", vector("n1.jwt")),
                Arguments.of("signed with the public key as a secret", vector("n2.jwt")),
                Arguments.of("other issuer", PRINCIPAL),
                Arguments.of("other client", ISSUER.token(claims("s", "fairlead", "sb-x", "t1", 1767229200, ""))),
                Arguments.of("other audience", ISSUER.token(claims("s", "x", "sb-app", "t1", 1767229200, ""))),
                Arguments.of(
                        "not yet valid",
                        ISSUER.token(claims("s", "fairlead", "sb-app", "t1", 1767229200, ",\"nbf\":1767225700"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unacceptable")
    @Tag("CONN-46")
    @Tag("AUTH-72")
    @Tag("AUTH-75")
    void aTokenThatIsNotBelievedIs407(String name, String token) throws Exception {
        try (RawClient client = proxy.connect()) {
            String response =
                    client.gets("/", "Proxy-Authorization: Bearer " + token).response();

            assertThat(response)
                    .startsWith("HTTP/1.1 407 ")
                    .contains("\r\nProxy-Authenticate: Bearer error=\"invalid_token\"\r\n")
                    .contains("\r\nX-Fairlead-Error: unauthenticated\r\n")
                    .doesNotContain(token);
            assertThat(client.gets("/", "Proxy-Authorization: Bearer " + CLIENT).response())
                    .as("the connection serves on")
                    .startsWith("HTTP/1.1 200 ");
        }
        agent.next();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: none",
                "SAP-CP-Connectivity-Service-Token: x",
                "Proxy-Authorization: Bearer",
                "Proxy-Authorization: Negotiate abc",
                "Proxy-Authorization: Basic !!!",
                "Authorization: Bearer x"
            })
    @Tag("CONN-46")
    @Tag("AUTH-72")
    void noTokenIs407(String header) throws Exception {
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/", header).response()).startsWith("HTTP/1.1 407 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"t2", ""})
    @Tag("CONN-48")
    @Tag("AUTH-72")
    void aTenantThatIsNotServedIs403(String tenant) throws Exception {
        String token = ISSUER.token(claims("s", "fairlead", "sb-app", tenant, 1767229200, ""));
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/", "Proxy-Authorization: Bearer " + token).response())
                    .startsWith("HTTP/1.1 403 ")
                    .contains("\r\nX-Fairlead-Error: tenant_not_served\r\n");
        }
    }

    @Test
    @Tag("CONN-49")
    @Tag("AUTH-74")
    void theBasicFormIsTheTokenAsNameWithoutAPassword() throws Exception {
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets("/", "Proxy-Authorization: Basic " + base64(CLIENT + ":"))
                            .response())
                    .startsWith("HTTP/1.1 200 ");
            agent.next();
            assertThat(client.gets("/", "Proxy-Authorization: Basic " + base64(CLIENT + ":secret"))
                            .response())
                    .startsWith("HTTP/1.1 407 ");
            assertThat(client.gets("/", "Proxy-Authorization: Basic " + base64(CLIENT))
                            .response())
                    .startsWith("HTTP/1.1 407 ");
        }
    }

    @Test
    @Tag("AUTH-79")
    void aClientsOwnTokenBringsNoPrincipal() throws Exception {
        assertThat(opened(CLIENT).principal()).isEmpty();
        assertThat(opened(CLIENT).client()).isEqualTo("sb-app");
        assertThat(opened(CLIENT).tenant()).isEqualTo("t1");
    }

    @Test
    void principalsOfHeadersGoOnOutOfBand() throws Exception {
        assertThat(opened(CLIENT, "SAP-Connectivity-Authentication: Bearer " + PRINCIPAL)
                        .principal())
                .contains(new Principal(PrincipalKind.BUSINESS, PRINCIPAL));
        assertThat(opened(CLIENT, "SAP-Connectivity-Technical-Authentication: bearer " + PRINCIPAL)
                        .principal())
                .contains(new Principal(PrincipalKind.TECHNICAL, PRINCIPAL));
    }

    @Test
    @Tag("AUTH-78")
    void anExchangedTokenIsItselfThePrincipal() throws Exception {
        assertThat(opened(USER).principal()).contains(new Principal(PrincipalKind.BUSINESS, USER));
        assertThat(opened(USER, "Authorization: Basic eDp5").principal()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    @Tag("AUTH-77")
    void whoeverIsMeantMustBeClear(String token, List<String> headers) throws Exception {
        try (RawClient client = proxy.connect()) {
            String[] all = Stream.concat(Stream.of("Proxy-Authorization: Bearer " + token), headers.stream())
                    .toArray(String[]::new);

            assertThat(client.gets("/", all).response())
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\r\nX-Fairlead-Error: bad_request\r\n")
                    .doesNotContain(PRINCIPAL);
        }
    }

    static Stream<Arguments> contradictions() {
        String business = "SAP-Connectivity-Authentication: Bearer " + PRINCIPAL;
        String technical = "SAP-Connectivity-Technical-Authentication: Bearer " + PRINCIPAL;
        String basic = "Authorization: Basic eDp5";
        return Stream.of(
                Arguments.of(CLIENT, List.of(business, technical)),
                Arguments.of(USER, List.of(business)),
                Arguments.of(USER, List.of(technical)),
                Arguments.of(CLIENT, List.of(business, basic)),
                Arguments.of(CLIENT, List.of(technical, basic)),
                Arguments.of(CLIENT, List.of("SAP-Connectivity-Authentication: " + PRINCIPAL)),
                Arguments.of(CLIENT, List.of("SAP-Connectivity-Authentication: Bearer abc")));
    }

    @Test
    @Tag("AUTH-80")
    void aPrincipalOfAnotherTenantIs403() throws Exception {
        String foreign = OTHER.token("{\"iss\":\"https://other.example\",\"sub\":\"u\",\"app_tid\":\"t2\"}");
        String own = OTHER.token("{\"iss\":\"https://other.example\",\"sub\":\"u\",\"app_tid\":\"t1\"}");
        try (RawClient client = proxy.connect()) {
            assertThat(client.gets(
                                    "/",
                                    "Proxy-Authorization: Bearer " + CLIENT,
                                    "SAP-Connectivity-Authentication: Bearer " + foreign)
                            .response())
                    .startsWith("HTTP/1.1 403 ");
        }
        assertThat(opened(CLIENT, "SAP-Connectivity-Authentication: Bearer " + own)
                        .principal())
                .isPresent();
    }

    @Test
    void inTheTrustedModeWithManyTenantsTheServiceTokenDecides() throws Exception {
        try (RawClient client = service.connect()) {
            assertThat(client.gets(
                                    "/",
                                    "SAP-CP-Connectivity-Service-Token: " + CLIENT,
                                    "SAP-Connectivity-Authentication: Bearer " + PRINCIPAL)
                            .response())
                    .startsWith("HTTP/1.1 200 ");
            AgentStream stream = serviceAgent.next();
            assertThat(stream.opened().tenant()).isEqualTo("t1");
            assertThat(stream.opened().principal()).contains(new Principal(PrincipalKind.BUSINESS, PRINCIPAL));
            assertThat(client.gets("/", "Proxy-Authorization: Bearer " + CLIENT).response())
                    .startsWith("HTTP/1.1 407 ");
        }
    }

    private static OpenRequest opened(String token, String... headers) throws Exception {
        try (RawClient client = proxy.connect()) {
            String[] all = Stream.concat(Stream.of("Proxy-Authorization: Bearer " + token), Stream.of(headers))
                    .toArray(String[]::new);
            assertThat(client.gets("/", all).response()).startsWith("HTTP/1.1 200 ");
            return agent.next().opened();
        }
    }

    private static String base64(String text) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
        Secrets.tell(encoded);
        return encoded;
    }

    private static String vector(String name) throws IOException {
        return new String(
                Optional.ofNullable(TestIssuer.class.getResourceAsStream("/vectors/" + name))
                        .orElseThrow()
                        .readAllBytes(),
                StandardCharsets.US_ASCII);
    }
}
