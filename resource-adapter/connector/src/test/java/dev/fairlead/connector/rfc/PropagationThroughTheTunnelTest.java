package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.caller.UserToken;
import dev.fairlead.connector.KeyStoreFile;
import dev.fairlead.connector.tunnel.GatewayTunnel;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.session.CallLog;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.JCoFunction;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.route.Tunnel;
import dev.fairlead.route.TunnelRequest;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users whom the agent makes known to a system, and who asks it for the interfaces of functions meanwhile. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PropagationThroughTheTunnelTest {
    private static final String ISSUER = "https://idp.example";
    private static final String PASSWORD = "pw";
    private static final Map<String, String> PROPAGATING = Map.of(
            "Type", "RFC",
            "jco.destination.auth_type", "PrincipalPropagation",
            "jco.client.ashost", "erp.virtual",
            "jco.client.sysnr", "42",
            "jco.client.client", "100",
            "jco.destination.x_fairlead.metadata", "rfc");

    @TempDir
    private static Path directory;

    private RSAKey key;
    private Gateway gateway;
    private TunnelledSystem erp;
    private CountingTunnel tunnel;
    private RfcTestHost host;

    /** Says how many streams were opened. */
    private record CountingTunnel(Tunnel tunnel, AtomicInteger streams) implements Tunnel {
        CountingTunnel(Tunnel tunnel) {
            this(tunnel, new AtomicInteger());
        }

        @Override
        public Socket open(TunnelRequest request) throws IOException {
            streams.incrementAndGet();
            return tunnel.open(request);
        }

        int opened() {
            return streams.get();
        }
    }

    @BeforeAll
    void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        Path ofGateway = directory.resolve("gateway");
        Path own = Files.createDirectories(directory.resolve("agent"));
        Files.writeString(
                own.resolve("keys.json"), new JWKSet(key).toPublicJWKSet().toString());
        AbapEmulator system = AbapEmulator.builder()
                .client("100")
                .standardUsers("secret")
                .user(
                        "ANNA",
                        "unknown",
                        user -> user.deny("RFC_GET_*", "DDIF_*").certificate("CN=anna"))
                .standardModules()
                .trustCertificateHeader()
                .tls(serverContext(own))
                .start();
        gateway = Gateway.start(GatewaySettings.of(ofGateway, "127.0.0.1", 0));
        erp = new TunnelledSystem(gateway, ofGateway, own, "acme", "", system, """
                directory: state
                trust:
                  issuers: [{issuer: %1$s, jwksFile: keys.json}]
                backends: {trust: [server.pem]}
                mappings:
                  - virtual: erp.virtual:sapgw42
                    internal: rfcs://erp.internal:sapgw42
                    soap: {host: 127.0.0.1, port: %2$d}
                    checkHostName: false
                    authenticationMode: X509_GENERAL
                    functions: [{name: STFC_CONNECTION}]
                """.formatted(
                        ISSUER, system.url().getPort()));
        tunnel = new CountingTunnel(new GatewayTunnel(gateway));
        host = new RfcTestHost(
                Map.of(
                        "plain",
                        PROPAGATING,
                        "described",
                        RfcDestinations.with(
                                PROPAGATING,
                                "jco.destination.repository.user",
                                "TESTER",
                                "jco.destination.repository.passwd",
                                "secret"),
                        "besideATechnicalClient",
                        RfcDestinations.with(
                                PROPAGATING,
                                "jco.client.tech_user_id",
                                "jobs",
                                "jco.client.tech_user_secret",
                                "s3cret",
                                "jco.client.tech_user_service_url",
                                "https://login.example/oauth/token")),
                tunnel);
    }

    @AfterAll
    void stop() throws Exception {
        host.stop();
        erp.close();
        gateway.close();
    }

    private static SSLContext serverContext(Path own) throws Exception {
        Path file = own.resolve("server.p12");
        KeyStoreFile.write(file, PASSWORD, "RSA", 2048);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        String pem = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate("key").getEncoded());
        Files.writeString(
                own.resolve("server.pem"), "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private OnBehalfOf anna() throws Exception {
        return anna(ISSUER);
    }

    private OnBehalfOf anna(String issuer) throws Exception {
        return user("anna", issuer);
    }

    private OnBehalfOf user(String name, String issuer) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(name)
                        .claim("user_name", name)
                        .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                        .build());
        token.sign(new RSASSASigner(key));
        return OnBehalfOf.known(Optional.of(
                new Caller(new CallerIdentity("acme", issuer, name), name, Optional.of(UserToken.of(token.serialize())))
                        .asVerified()));
    }

    private RfcConnection connection(String name) throws Exception {
        return host.factory().getConnection(lookup(name), anna());
    }

    /** For a program in JCo's words, which is asked at each call whose it is. */
    private JCoDestination program(String name, Supplier<OnBehalfOf> users) {
        return host.factory().unwrap(JCoDestination.class, lookup(name), users);
    }

    private static DestinationLookup lookup(String name) {
        return new DestinationLookup("", "acme", name, LookupOptions.DEFAULT);
    }

    private static JCoFunction echo(JCoDestination destination) throws JCoException {
        JCoFunction echo = destination.getRepository().getFunction("STFC_CONNECTION");
        echo.getImportParameterList().setValue("REQUTEXT", "ahoy");
        echo.execute(destination);
        return echo;
    }

    private Set<String> calledBy(String user) {
        return erp.system().calls().entries().stream()
                .filter(call -> call.user().equals(user))
                .map(CallLog.Entry::function)
                .collect(Collectors.toSet());
    }

    @Test
    @Tag("RFC-98")
    void theRepositorysUserAsksWhileTheUserWhoIsSignedInCalls() throws Exception {
        try (RfcConnection sales = connection("described")) {
            RfcFunction echo = sales.function("STFC_CONNECTION").set("REQUTEXT", "ahoy");
            sales.call(echo);

            assertThat(echo.getString("ECHOTEXT")).isEqualTo("ahoy");
        }
        assertThat(calledBy("TESTER")).contains("RFC_GET_FUNCTION_INTERFACE").doesNotContain("STFC_CONNECTION");
        assertThat(calledBy("ANNA")).contains("STFC_CONNECTION");
    }

    @Test
    @Tag("RFC-95")
    void aProgramCallsAsTheUserWhoIsSignedIn() throws Exception {
        OnBehalfOf anna = anna();

        JCoFunction echo = echo(program("described", () -> anna));

        assertThat(echo.getExportParameterList().getString("ECHOTEXT")).isEqualTo("ahoy");
        assertThat(calledBy("ANNA")).contains("STFC_CONNECTION");
        assertThat(calledBy("TESTER")).doesNotContain("STFC_CONNECTION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "described", "besideATechnicalClient"})
    @Tag("RFC-95")
    void withoutAUserAProgramIsRefusedBeforeAnythingIsSentAsWhomever(String destination) {
        JCoDestination sales = program(destination, () -> OnBehalfOf.NOBODY);
        int before = erp.system().calls().entries().size();
        int streams = tunnel.opened();

        assertThat(catchThrowableOfType(JCoException.class, sales::ping).getGroup())
                .isEqualTo(JCoException.JCO_ERROR_LOGON_FAILURE);
        assertThat(catchThrowableOfType(JCoException.class, () -> echo(sales)).getGroup())
                .isEqualTo(JCoException.JCO_ERROR_LOGON_FAILURE);

        assertThat(erp.system().calls().entries()).hasSize(before);
        assertThat(tunnel.opened()).isEqualTo(streams);
    }

    @Test
    @Tag("RFC-95")
    void aUserOfAnIssuerWhomTheAgentDoesNotTrustIsRefused() throws Exception {
        OnBehalfOf stranger = anna("https://stranger.example");
        JCoDestination sales = program("described", () -> stranger);
        Set<String> before = calledBy("ANNA");

        JCoException refused = catchThrowableOfType(JCoException.class, sales::ping);

        assertThat(refused.getGroup()).isEqualTo(JCoException.JCO_ERROR_LOGON_FAILURE);
        assertThat(calledBy("ANNA")).isEqualTo(before);
    }

    @Test
    @Tag("RFC-98")
    void withoutOneTheUserAsksToo() throws Exception {
        try (RfcConnection sales = connection("plain")) {
            assertThatThrownBy(() -> sales.function("STFC_CONNECTION"))
                    .hasMessageContaining("RFC_GET_FUNCTION_INTERFACE")
                    .hasMessageContaining("repository.user");
        }
    }

    @Test
    @Tag("RFC-63")
    void attributesNameTheUserOfTheMomentThoughTheSystemIsAskedOnce() throws Exception {
        erp.system().calls().clear();
        OnBehalfOf anna = anna();
        OnBehalfOf bob = user("bob", ISSUER);

        assertThat(nameOf(anna)).isEqualTo("anna");
        assertThat(nameOf(bob)).isEqualTo("bob");
        assertThat(nameOf(anna)).isEqualTo("anna");
        assertThat(erp.system().calls().runsOf("RFC_SYSTEM_INFO")).isOne();
        try (RfcConnection sales = connection("described")) {
            assertThat(sales.systemInfo().userVerified()).isFalse();
        }
    }

    private String nameOf(OnBehalfOf user) throws JCoException {
        return program("described", () -> user).getAttributes().getUser();
    }
}
