package dev.fairlead.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.agent.fixture.TunnelClient;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.gateway.enrolment.EnrolmentCodes;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.StreamSocket;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Protocols that the tunnel knows nothing of, spoken by programs that know nothing of the tunnel. */
@Timeout(60)
class RealProtocolsTest {
    private static final String SOAP = """
            <?xml version="1.0" encoding="UTF-8"?>
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
            <f:RFC_PING xmlns:f="urn:sap-com:document:sap:rfc:functions"/></s:Body></s:Envelope>
            """;

    @TempDir
    private Path directory;

    private TestServerIdentity server;
    private SSLContext tls;
    private RawBackend secured;
    private RawBackend plain;
    private RawBackend soap;
    private InMemoryDirectoryServer people;
    private Gateway gateway;
    private Agent agent;

    @BeforeEach
    void start() throws Exception {
        server = TestServerIdentity.onLoopback();
        // for both ends: each shows this certificate where it is asked for one, and trusts no other
        tls = server.serverContext(List.of(server.certificate()));
        secured = new RawBackend(this::echoOverTls);
        plain = new RawBackend(socket -> {
            long received = socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            socket.getOutputStream().write(("got " + received).getBytes(StandardCharsets.US_ASCII));
        });
        soap = new RawBackend(RealProtocolsTest::answerSoap);
        people = people();
        gateway = Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", 0));
        String code = EnrolmentCodes.issue(
                directory.resolve("gateway"), "127.0.0.1:" + gateway.agentPort(), "default", "", Duration.ofMinutes(5));
        agent = Agent.start(
                ConfigurationReader.read(Files.writeString(directory.resolve("agent.yaml"), """
                        directory: state
                        mappings:
                          - {virtual: "secured.corp:443", internal: "tcp://127.0.0.1:%d"}
                          - {virtual: "plain.corp:7", internal: "tcp://127.0.0.1:%d"}
                          - {virtual: "people.corp:389", internal: "ldap://127.0.0.1:%d"}
                          - virtual: erp.corp:sapgw00
                            internal: rfc://127.0.0.1:%d
                            resources: [{path: /sap/bc/soap/rfc}]
                        """.formatted(
                                secured.port(), plain.port(), people.getListenPort(), soap.port()))),
                Enrolment.enrol(EnrolmentCode.parse(code)),
                "agent/test",
                DialListener.NONE);
        await().until(() -> agent.sessions() == 2);
    }

    @AfterEach
    void stop() throws IOException {
        agent.close();
        gateway.close();
        people.shutDown(true);
        secured.close();
        plain.close();
        soap.close();
    }

    @Tag("AGENT-60")
    @Test
    void aTlsHandshakeGoesThroughATcpMappingEndToEnd() throws Exception {
        try (StreamSocket stream = open(StreamKind.TCP, "secured.corp", "443");
                SSLSocket client = (SSLSocket) tls.getSocketFactory().createSocket(stream, "localhost", 443, true)) {
            client.startHandshake();
            assertThat(client.getSession().getPeerCertificates()[0]).isEqualTo(server.certificate());

            client.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));

            assertThat(client.getInputStream().readNBytes(5)).asString().isEqualTo("hello");
        }
    }

    @Tag("AGENT-60")
    @Test
    void theEndOfOneDirectionGoesThroughATcpMappingAndTheOtherGoesOn() throws Exception {
        try (StreamSocket stream = open(StreamKind.TCP, "plain.corp", "7")) {
            stream.getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
            stream.shutdownOutput();

            assertThat(stream.getInputStream().readAllBytes()).asString().isEqualTo("got 5");
        }
    }

    @Tag("AGENT-65")
    @Test
    void aDirectoryIsBoundToAndSearched() throws Exception {
        try (LocalDoor door = new LocalDoor(() -> open(StreamKind.LDAP, "people.corp", "389"));
                LDAPConnection connection = new LDAPConnection("127.0.0.1", door.port())) {
            BindRequest wrong = new SimpleBindRequest("cn=reader,dc=example", "wrong");
            assertThatThrownBy(() -> connection.bind(wrong))
                    .isInstanceOfSatisfying(
                            LDAPException.class,
                            refused -> assertThat(refused.getResultCode()).isEqualTo(ResultCode.INVALID_CREDENTIALS));

            connection.bind("cn=reader,dc=example", "reader-s3cret");

            assertThat(connection
                            .search("dc=example", SearchScope.SUB, "(uid=alice)")
                            .getSearchEntries())
                    .singleElement()
                    .satisfies(
                            entry -> assertThat(entry.getAttributeValue("mail")).isEqualTo("alice@corp.example"));
        }
    }

    @Tag("AGENT-65")
    @Test
    void aDirectoryThatIsNotMappedClosesWithoutAByte() throws Exception {
        try (StreamSocket stream = open(StreamKind.LDAP, "people.corp", "636")) {
            assertThatThrownBy(() -> stream.getInputStream().read())
                    .isInstanceOfSatisfying(
                            StreamException.class,
                            refused -> assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.NOT_EXPOSED));
        }
    }

    @Test
    void aFunctionIsCalledBySoapAtASymbolicPort() throws Exception {
        try (StreamSocket stream = open(StreamKind.RFC, "erp.corp", "sapgw00")) {
            stream.getOutputStream().write(request("/sap/bc/soap/rfc"));

            assertThat(new String(stream.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("RFC_PING.Response");
        }
    }

    @Test
    void soapOnAPathThatIsNotExposedIsDenied() throws Exception {
        try (StreamSocket stream = open(StreamKind.RFC, "erp.corp", "sapgw00")) {
            stream.getOutputStream().write(request("/sap/bc/soap/wsdl"));

            assertThatThrownBy(() -> stream.getInputStream().readAllBytes())
                    .isInstanceOfSatisfying(
                            StreamException.class,
                            refused -> assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.RESOURCE_DENIED));
        }
        assertThat(soap.connections()).isZero();
    }

    // ---- the scene

    private static byte[] request(String path) {
        return ("POST " + path + " HTTP/1.1\r\nHost: erp.corp:sapgw00\r\nContent-Type: text/xml; charset=utf-8\r\n"
                        + "SOAPAction: http://www.sap.com/RFC_PING\r\nContent-Length: " + SOAP.length() + "\r\n\r\n"
                        + SOAP)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void answerSoap(Socket socket) throws IOException {
        String head = TunnelClient.head(socket.getInputStream());
        byte[] body = socket.getInputStream().readNBytes(SOAP.length());
        boolean right = head.startsWith("POST /sap/bc/soap/rfc HTTP/1.1\r\n")
                && head.contains("SOAPAction: http://www.sap.com/RFC_PING")
                && new String(body, StandardCharsets.US_ASCII).equals(SOAP);
        String answer = right ? SOAP.replace("RFC_PING ", "RFC_PING.Response ") : "";
        socket.getOutputStream()
                .write(("HTTP/1.1 " + (right ? 200 : 500) + " x\r\nContent-Length: " + answer.length() + "\r\n\r\n"
                                + answer)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private void echoOverTls(Socket raw) throws IOException {
        try (SSLSocket accepted = (SSLSocket) tls.getSocketFactory().createSocket(raw, "", raw.getPort(), true)) {
            accepted.setUseClientMode(false);
            accepted.getInputStream().transferTo(accepted.getOutputStream());
        }
    }

    private static InMemoryDirectoryServer people() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example");
        config.addAdditionalBindCredentials("cn=reader,dc=example", "reader-s3cret");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), 0, null));
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example", "objectClass: top", "objectClass: domain", "dc: example");
        server.add(
                "dn: uid=alice,dc=example",
                "objectClass: inetOrgPerson",
                "uid: alice",
                "cn: Alice",
                "sn: A",
                "mail: alice@corp.example");
        server.startListening();
        return server;
    }

    private StreamSocket open(StreamKind kind, String host, String port) throws IOException {
        return gateway.open(
                new OpenRequest(kind, "default", "", host, port, Optional.empty(), "app", "request-1", "", 10_000));
    }
}
