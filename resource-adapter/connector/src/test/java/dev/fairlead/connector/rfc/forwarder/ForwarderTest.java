package dev.fairlead.connector.rfc.forwarder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.route.Tunnel;
import dev.fairlead.route.TunnelException;
import dev.fairlead.route.TunnelRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ports of the loopback interface that lead into the tunnel (RFC specification, D.2, R3). */
@Timeout(60)
class ForwarderTest {
    private static final ForwardedSystem ERP =
            new ForwardedSystem("erp", "", "kiel", "erp.virtual", 3342, Duration.ofSeconds(30));

    private final List<TunnelRequest> opened = new CopyOnWriteArrayList<>();
    private LoopbackServer server;
    private Forwarders forwarders;

    @BeforeEach
    void start() throws IOException {
        server = new LoopbackServer();
        forwarders = Forwarders.through(tunnel(), "acme");
    }

    @AfterEach
    void stop() throws IOException {
        forwarders.close();
        server.close();
    }

    private Tunnel tunnel() {
        return new Tunnel() {
            @Override
            public Socket open(TunnelRequest request) throws IOException {
                throw new TunnelException("resource_denied", "no request is expected", false);
            }

            @Override
            public Socket connect(TunnelRequest request) throws IOException {
                opened.add(request);
                return server.connect();
            }
        };
    }

    private static Socket connect(Forwarder forwarder) throws IOException {
        return new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), forwarder.port());
    }

    private static String echo(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        connection.shutdownOutput();
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void bytesGoThereAndBack() throws IOException {
        Forwarder forwarder = forwarders.open(ERP);

        try (Socket connection = connect(forwarder)) {
            assertThat(echo(connection, "ahoy".repeat(100_000))).hasSize(400_000);
        }
        assertThat(opened).singleElement().satisfies(request -> {
            assertThat(request.tenant()).isEqualTo("acme");
            assertThat(request.locationId()).isEqualTo("kiel");
            assertThat(request.virtualHost()).isEqualTo("erp.virtual");
            assertThat(request.virtualPort()).isEqualTo("3342");
            assertThat(request.principal()).isEmpty();
        });
    }

    @Test
    void thePortIsOneThatASystemNumberNames() {
        Forwarder forwarder = forwarders.open(ERP);

        assertThat(forwarder.port()).isBetween(3300, 3399);
        assertThat(forwarder.systemNumber()).isEqualTo("%02d".formatted(forwarder.port() - 3300));
    }

    @Test
    void eachSystemHasAPortOfItsOwn() {
        assertThat(forwarders.open(ERP).port())
                .isNotEqualTo(forwarders.open(ERP).port());
    }

    @Test
    void nobodyConnectsAnyMoreOnceItIsClosed() throws IOException {
        Forwarder forwarder = forwarders.open(ERP);
        try (Socket before = connect(forwarder)) {
            before.getOutputStream().write('a');
            assertThat(before.getInputStream().read()).isEqualTo('a');

            forwarders.close(forwarder);

            assertThat(ends(before)).isTrue();
            assertThat(forwarder.isOpen()).isFalse();
        }
    }

    /** Whether a connection has ended, in whatever way. */
    private static boolean ends(Socket connection) {
        try {
            return connection.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void theEndOfAllEndsEach() {
        Forwarder forwarder = forwarders.open(ERP);

        assertThat(forwarder.isOpen()).isTrue();

        forwarders.close();

        assertThat(forwarder.isOpen()).isFalse();
    }

    @Test
    void aTunnelThatRefusesEndsTheConnection() throws IOException {
        Tunnel refusing = request -> {
            throw new TunnelException("no_agent", "", false);
        };
        try (Forwarders leadingNowhere = Forwarders.through(refusing, "acme");
                Socket connection = connect(leadingNowhere.open(ERP))) {
            assertThat(ends(connection)).isTrue();
        }
    }

    @Test
    void aServerWithoutForwardersSaysWhy() {
        RfcException refused = catchThrowableOfType(
                RfcException.class,
                () -> Forwarders.none("is forwarder, which nobody permits").open(ERP));

        assertThat(refused.group()).isEqualTo(RfcErrorGroup.CONFIGURATION);
        assertThat(refused)
                .hasMessageContaining("erp")
                .hasMessageContaining("jco.destination.x_fairlead.route")
                .hasMessageContaining("which nobody permits");
    }
}
