package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.rfc.forwarder.Forwarders;
import dev.fairlead.connector.tunnel.GatewayTunnel;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.error.DestinationException;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.sapjco.testing.SapJcoFixture;
import dev.fairlead.rfc.sapjco.testing.StandInArchive;
import dev.fairlead.source.DestinationLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SAP JCo is sent through a port of this machine and the tunnel to a system behind an agent (RFC specification, D.2, R3).
 * The stand-in for it opens no connections, so that the test does what it would do with the address that it is given.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardedSapJcoTest {
    private static final String ROUTE = "jco.destination.x_fairlead.route";
    private static final Map<String, String> ERP = Map.of(
            "Type",
            "RFC",
            "jco.client.ashost",
            "erp.virtual",
            "jco.client.sysnr",
            "42",
            "jco.client.client",
            "100",
            "jco.client.user",
            "TESTER",
            "jco.client.passwd",
            "secret",
            ROUTE,
            "forwarder");

    @TempDir
    private static Path directory;

    private Gateway gateway;
    private TunnelledSystem behind;
    private SapJcoFixture sapJco;
    private final AtomicReference<Map<String, String>> current = new AtomicReference<>(ERP);
    private RfcTestHost host;

    @BeforeAll
    void startTunnel() throws Exception {
        Path ofGateway = directory.resolve("gateway");
        gateway = Gateway.start(GatewaySettings.of(ofGateway, "127.0.0.1", 0));
        AbapEmulator system =
                AbapEmulator.builder().client("100").standardModules().start();
        behind = new TunnelledSystem(gateway, ofGateway, directory.resolve("agent"), "acme", "", system, """
                directory: state
                mappings:
                  - virtual: erp.virtual:3342
                    internal: tcp://127.0.0.1:%d
                """.formatted(
                        system.url().getPort()));
    }

    @AfterAll
    void stopTunnel() throws Exception {
        behind.close();
        gateway.close();
    }

    @BeforeEach
    void start() {
        sapJco = new SapJcoFixture();
        current.set(ERP);
        host = RfcTestHost.withSapJco(
                new ChangingSource("erp", current::get),
                sapJco.archive(),
                Forwarders.through(new GatewayTunnel(gateway), "acme"));
    }

    @AfterEach
    void stop() throws IOException {
        host.stop();
        sapJco.close();
    }

    private RfcConnection connection() {
        return host.factory().getConnection(DestinationLookup.of("erp"), OnBehalfOf.NOBODY);
    }

    /** What SAP JCo is told of the destination. */
    private Properties handedOver() throws ReflectiveOperationException {
        String[] known = (String[]) StandInArchive.invoke(sapJco.archive(), "JCoDestinationManager", "known");
        return (Properties) StandInArchive.type(sapJco.archive(), "ext.Environment")
                .getMethod("properties", String.class)
                .invoke(null, known[0]);
    }

    private int port() throws ReflectiveOperationException {
        return 3300 + Integer.parseInt(handedOver().getProperty("jco.client.sysnr"));
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    @Test
    void theAddressThatItIsGivenLeadsToTheSystemBehindTheAgent() throws Exception {
        try (RfcConnection erp = connection()) {
            erp.ping();

            assertThat(handedOver()).containsEntry("jco.client.ashost", "127.0.0.1");
            assertThat(port()).isBetween(3300, 3399);
            try (Socket socket = connect(port())) {
                socket.getOutputStream()
                        .write("GET /sap/public/info HTTP/1.1\r\nHost: erp\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 200")
                        .contains("RFCSYSID");
            }
        }
    }

    @Test
    void thePortIsClosedOnceTheDestinationHasChanged() throws Exception {
        try (RfcConnection erp = connection()) {
            erp.ping();
        }
        try (Socket before = connected()) {
            current.set(RfcDestinations.with(ERP, "jco.client.lang", "DE"));
            await().untilAsserted(() -> {
                try (RfcConnection erp = connection()) {
                    erp.ping();
                }
                assertThat(handedOver()).containsEntry("jco.client.lang", "DE");
            });

            assertThat(port()).isNotEqualTo(before.getPort());
            assertThat(ends(before)).isTrue();
        }
    }

    @Test
    void thePortIsClosedWithTheResourceAdapter() throws Exception {
        try (RfcConnection erp = connection()) {
            erp.ping();
        }
        try (Socket before = connected()) {
            host.stop();

            assertThat(ends(before)).isTrue();
        }
    }

    /** A connection through the port: with its listener it ends. Whether others listen there then, nobody knows. */
    private Socket connected() throws Exception {
        Socket socket = connect(port());
        socket.getOutputStream()
                .write("GET /sap/public/info HTTP/1.1\r\nHost: erp\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat((char) socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    /** Waits for the end of a connection, in whatever way it comes. */
    private static boolean ends(Socket connection) {
        try {
            connection.setSoTimeout(60_000);
            connection.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jco.client.gwhost, other.example, would lead past the forwarder",
        "jco.client.saprouter, /H/other.example, would lead past the forwarder",
        "jco.destination.x_fairlead.session, cookie, is for calls over SOAP",
    })
    void whatWouldLeadElsewhereIsRefused(String property, String value, String found) {
        current.set(RfcDestinations.with(ERP, property, value));

        assertThatThrownBy(() -> connection().ping())
                .isInstanceOf(DestinationException.class)
                .hasMessageContaining(property)
                .hasMessageContaining(found);
    }

    @Test
    void aMessageServerWouldLeadPastIt() {
        current.set(RfcDestinations.with(
                ERP,
                "jco.client.ashost",
                "",
                "jco.client.sysnr",
                "",
                "jco.client.mshost",
                "erp.virtual",
                "jco.client.r3name",
                "FLD"));

        assertThatThrownBy(() -> connection().ping())
                .isInstanceOf(DestinationException.class)
                .hasMessageContaining("message server");
    }

    @Test
    void usersCannotBePropagated() {
        current.set(RfcDestinations.with(
                ERP,
                "jco.client.user",
                "",
                "jco.client.passwd",
                "",
                "jco.destination.auth_type",
                "PrincipalPropagation"));

        assertThatThrownBy(() -> connection().ping())
                .isInstanceOf(DestinationException.class)
                .hasMessageContaining("jco.destination.auth_type");
    }

    @Test
    void aServerThatDoesNotPermitItSaysSo() {
        RfcTestHost without = RfcTestHost.withSapJco(new ChangingSource("erp", current::get), sapJco.archive());
        try {
            assertThatThrownBy(() -> without.factory()
                            .getConnection(DestinationLookup.of("erp"), OnBehalfOf.NOBODY)
                            .ping())
                    .hasMessageContaining(ROUTE)
                    .hasMessageContaining("there is no tunnel");
        } finally {
            without.stop();
        }
    }
}
