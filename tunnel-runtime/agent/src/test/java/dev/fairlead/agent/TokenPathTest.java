package dev.fairlead.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.fixture.TunnelClient;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.gateway.server.GatewayServer;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import dev.fairlead.tunnel.fixture.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where a user's token is on its way from an application, and where it is not. */
@Timeout(120)
class TokenPathTest {
    private static final TestIssuer ISSUER = new TestIssuer("https://idp.example", "k1");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private Path directory;

    private final StringBuffer backendLeg = new StringBuffer();
    private final Records records = new Records();
    private final Logger root = Logger.getLogger("");
    private final Level usual = root.getLevel();
    private RawBackend backend;
    private GatewayServer gateway;
    private Agent agent;

    @BeforeEach
    void start() throws Exception {
        root.addHandler(records);
        root.setLevel(Level.ALL);
        backend = new RawBackend(this::answer);
        Files.writeString(directory.resolve("keys.json"), ISSUER.jwks());
        gateway = GatewayServer.start(dev.fairlead.gateway.configuration.ConfigurationReader.read(
                Files.writeString(directory.resolve("gateway.yaml"), """
                agents: {address: "127.0.0.1:0"}
                http: [{address: "127.0.0.1:0", authorization: none, tenant: default}]
                """)));
        String code = EnrolmentCodes.issue(
                directory, "127.0.0.1:" + gateway.agentPort(), "default", "", Duration.ofMinutes(5));
        agent = Agent.start(
                ConfigurationReader.read(
                        Files.writeString(directory.resolve("agent.yaml"), """
                directory: state
                trust: {issuers: [{issuer: "https://idp.example", jwksFile: keys.json}]}
                mappings:
                  - virtual: erp.corp:80
                    internal: http://127.0.0.1:%d
                    resources: [{path: /, subPaths: true}]
                """.formatted(backend.port()))),
                Enrolment.enrol(EnrolmentCode.parse(code)),
                "agent/test",
                DialListener.NONE);
        await().atMost(PATIENCE).until(() -> agent.sessions() == 2);
    }

    @AfterEach
    void stop() throws IOException {
        agent.close();
        gateway.close();
        backend.close();
        root.removeHandler(records);
        root.setLevel(usual);
    }

    /** Remembers every byte. */
    private void answer(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                return;
            }
            head.append((char) b);
            backendLeg.append((char) b);
        }
        socket.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
                        .getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    @Tag("CONN-83")
    void aUsersTokenIsNeitherOnTheBackEndsLegNorInALog() throws Exception {
        String token = ISSUER.userToken("alice");

        String response = call("GET http://erp.corp/orders HTTP/1.1\r\nHost: erp.corp\r\n"
                + "SAP-Connectivity-Authentication: Bearer " + token + "\r\n\r\n");
        call("GET http://erp.corp/malformed HTTP/1.1\r\nHost: erp.corp\r\n" + "SAP-Connectivity-Authentication: Bearer "
                + token + "x\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 200 ");
        assertThat(backendLeg.toString()).contains("GET /orders HTTP/1.1").doesNotContain(token.split("\\."));
        assertThat(records.all())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain(token.split("\\.")));
    }

    @Test
    @Tag("CONN-108")
    void noLevelShowsWhatPasses() throws Exception {
        String response = call("POST http://erp.corp/orders?card=4711-query HTTP/1.1\r\nHost: erp.corp\r\n"
                + "Authorization: Basic YTpzM2NyZXQtbG9nb24=\r\nCookie: session=4711-cookie\r\n"
                + "Content-Length: 9\r\n\r\n4711-body");

        assertThat(response).startsWith("HTTP/1.1 200 ");
        assertThat(backendLeg.toString()).contains("4711-query", "YTpzM2NyZXQtbG9nb24=", "4711-cookie");
        assertThat(records.all())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain("4711", "YTpzM2NyZXQtbG9nb24=", "s3cret-logon"));
    }

    private String call(String request) throws IOException {
        try (Socket client =
                new Socket(InetAddress.getLoopbackAddress(), gateway.ports().get(0))) {
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return TunnelClient.head(client.getInputStream());
        }
    }

    /** Every record of every logger, as a file would have it. */
    private static final class Records extends Handler {
        private final List<String> all = new CopyOnWriteArrayList<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        List<String> all() {
            return all;
        }

        @Override
        public void publish(LogRecord logged) {
            all.add(formatter.format(logged));
        }

        @Override
        public void flush() {
            // nothing waits
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
