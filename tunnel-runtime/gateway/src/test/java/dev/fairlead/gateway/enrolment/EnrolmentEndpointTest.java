package dev.fairlead.gateway.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.authority.CertificateAuthority;
import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.event.GatewayEvents;
import dev.fairlead.gateway.registry.AgentRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody without a certificate can do on the agents' port. */
@Timeout(120)
class EnrolmentEndpointTest {
    @TempDir
    Path directory;

    private Gateway gateway;
    private SSLContext tls;

    @BeforeEach
    void start() throws Exception {
        gateway = Gateway.start(GatewaySettings.of(directory, "127.0.0.1", 0));
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "authority",
                CertificateAuthority.open(GatewayDirectory.open(directory), Clock.systemUTC())
                        .certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private SSLSocket connect(String... protocols) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", gateway.agentPort());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private String exchange(String request) throws IOException {
        try (SSLSocket socket = connect("http/1.1")) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: gateway\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void nothingButTheEnrolmentCanBeAskedFor() throws IOException {
        // what begins with GET can only be meant for the carrier in a WebSocket
        assertThat(exchange("GET /flt/v1/enroll HTTP/1.1\r\nHost: gateway\r\n\r\n"))
                .startsWith("HTTP/1.1 426");
        assertThat(exchange(post("/", "{}"))).startsWith("HTTP/1.1 404");
        assertThat(exchange(post("/flt/v1/enroll/../x", "{}"))).startsWith("HTTP/1.1 404");
    }

    @Test
    void aRequestThatIsNoEnrolmentIsRefused() throws IOException {
        assertThat(exchange(post("/flt/v1/enroll", "{}"))).startsWith("HTTP/1.1 400");
        assertThat(exchange(post("/flt/v1/enroll", "[1,2"))).startsWith("HTTP/1.1 400");
        assertThat(exchange(post("/flt/v1/enroll", "{\"id\":1,\"secret\":\"s\",\"csr\":\"\"}")))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void aCertificateRequestMustProveItsKey() throws IOException {
        String body = "{\"id\":\"0123456789abcdef\",\"secret\":\"s\",\"csr\":\"bm90IGEgcmVxdWVzdA==\"}";

        assertThat(exchange(post("/flt/v1/enroll", body)))
                .startsWith("HTTP/1.1 403")
                .contains("bad_request");
    }

    @Test
    void aRequestThatIsTooLargeIsCutOff() throws IOException {
        String answer = exchange("POST /flt/v1/enroll HTTP/1.1\r\nHost: gateway\r\nContent-Length: 1000000\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void aRequestThatComesByteByByteDoesNotKeepItsConnection() throws IOException {
        GatewayDirectory files = GatewayDirectory.open(directory);
        CertificateAuthority authority = CertificateAuthority.open(files, Clock.systemUTC());
        EmbeddedChannel connection = new EmbeddedChannel();
        connection.freezeTime();
        EnrolmentEndpoint.install(
                connection,
                new Enroller(files, authority, new AgentRegistry(files), GatewayEvents.NONE, Clock.systemUTC()),
                Runnable::run);
        byte[] request = post("/flt/v1/enroll", "{}").getBytes(StandardCharsets.US_ASCII);

        for (int i = 0; i < 14; i++) {
            connection.writeInbound(Unpooled.wrappedBuffer(request, i, 1));
            connection.advanceTimeBy(1, TimeUnit.SECONDS);
            connection.runScheduledPendingTasks();
            assertThat(connection.isOpen()).isTrue();
        }
        connection.advanceTimeBy(1, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();

        assertThat(connection.isOpen()).isFalse();
        connection.finishAndReleaseAll();
    }

    @Test
    void theTunnelsProtocolWithoutACertificateGetsNothing() throws IOException {
        try (SSLSocket socket = connect("flt/1")) {
            socket.startHandshake();

            assertThat(socket.getApplicationProtocol()).isEqualTo("flt/1");
            InputStream in = socket.getInputStream();
            assertThat(in.read()).isEqualTo(-1);
        }
    }
}
