package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.rfc.RfcUnsupportedException;
import dev.fairlead.source.DestinationLookup;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an outbox on a server refuses at once, so that nothing gets into the table that could never be sent. */
class OutboxTest {
    private final AbapEmulator system = AbapEmulator.builder()
            .client("100")
            .user("TESTER", "secret")
            .standardModules()
            .start();
    private final RfcTestHost host = new RfcTestHost(Map.of(
            "sales",
            RfcDestinations.direct(system, "TESTER"),
            "personal",
            Map.of(
                    "Type", "RFC",
                    "jco.destination.proxy_type", "OnPremise",
                    "jco.destination.auth_type", "PrincipalPropagation",
                    "jco.client.ashost", "erp.corp",
                    "jco.client.sysnr", "00",
                    "jco.client.client", "100")));
    private final List<Runnable> background = new ArrayList<>();
    private RfcOutbox outbox;
    private RfcFunction function;

    @BeforeEach
    void fill() {
        outbox = host.rfc().outbox(untouched(), background::add);
        try (RfcConnection sales = host.factory().getConnection(DestinationLookup.of("sales"), OnBehalfOf.NOBODY)) {
            function = sales.function("STFC_CONNECTION");
        }
    }

    @AfterEach
    void stop() {
        outbox.close();
        host.stop();
        system.close();
    }

    private static DataSource untouched() {
        return (DataSource) Proxy.newProxyInstance(
                OutboxTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, values) -> {
                    throw new AssertionError("nothing is written or read: " + method);
                });
    }

    @Test
    @Tag("RFC-75")
    void callsOverSoapAreNotMadeExactlyOnce() {
        assertThatThrownBy(() -> outbox.send("sales", function))
                .isInstanceOfSatisfying(RfcUnsupportedException.class, e -> {
                    assertThat(e.group()).isEqualTo(RfcErrorGroup.NOT_SUPPORTED);
                    assertThat(e.getMessage()).contains("sales", "SOAP");
                });
    }

    @Test
    void callsOnBehalfOfAUserCannotWait() {
        assertThatThrownBy(() -> outbox.send("personal", function))
                .isInstanceOf(RfcUnsupportedException.class)
                .hasMessageContaining("user");
    }

    @Test
    void queuesHaveNamesOfTheirOwnKind() {
        assertThatThrownBy(() -> outbox.send("sales", function, "lower case"))
                .isInstanceOfSatisfying(
                        RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.ILLEGAL_ARGUMENT));
    }

    @Test
    void itsWorkEndsWithTheResourceAdapter() {
        host.rfc().close();

        assertThat(background).hasSize(1);
        background.forEach(Runnable::run);
    }
}
