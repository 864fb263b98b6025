package dev.fairlead.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.fixture.FunctionTunnel;
import dev.fairlead.agent.fixture.ProxiedSystem;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.transport.SoapClient;
import dev.fairlead.rfc.transport.SoapSession;
import dev.fairlead.rfc.transport.SoapTarget;
import dev.fairlead.rfc.transport.TransportOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An ABAP session that a cookie keeps, from the client through gateway and agent to an emulated system. */
@Timeout(120)
class SessionThroughTunnelTest {
    private static final FunctionDescription CONNECTION = FunctionDescription.named("STFC_CONNECTION")
            .imports("REQUTEXT", FieldType.charOf(255))
            .exports("ECHOTEXT", FieldType.charOf(255))
            .build();

    @TempDir
    private Path directory;

    @Tag("RFC-71")
    @Test
    void theClientEndsItAndItsCookieIsWorthNothingAfterwards() throws Exception {
        try (AbapEmulator emulator = AbapEmulator.builder()
                        .client("100")
                        .user("TESTER", "geheim")
                        .standardModules()
                        .statefulSoap(true)
                        .start();
                FunctionTunnel tunnel =
                        new FunctionTunnel(directory, emulator.url().getPort())) {
            ProxiedSystem system = new ProxiedSystem(tunnel.proxy(), "TESTER", "geheim");
            DestinationRequest secondCall;
            try (SoapSession session = client(system).begin()) {
                assertThat(echo(session)).isEqualTo("Fish & Chips");
                assertThat(echo(session)).isEqualTo("Fish & Chips");
                assertThat(session.isStateful()).isTrue();
                secondCall = system.sent().get(1);
            }

            assertThat(system.sent().get(2).method()).isEqualTo("GET");
            assertThat(system.sent().get(2).query()).contains(Map.entry("sap-sessioncmd", "close"));
            assertThat(system.statuses()).containsExactly(200, 200, 200);
            assertThat(secondCall.headers()).anyMatch(header -> header.getKey().equals("Cookie"));
            assertThat(system.send(secondCall).status())
                    .as("a call in the session that ended")
                    .isEqualTo(400);
        }
    }

    private static String echo(SoapSession session) {
        FunctionData function = new FunctionData(CONNECTION).set("REQUTEXT", "Fish & Chips");
        session.call(function);
        return function.getString("ECHOTEXT");
    }

    private static SoapClient client(ProxiedSystem system) {
        return new SoapClient(
                system,
                new SoapTarget(
                        "erp", Optional.of("100"), Optional.of("EN"), "TESTER", true, true, false, true, false, false),
                TransportOptions.of("erp", Map.of(TransportOptions.PREFIX + "session", "cookie")),
                Optional::empty,
                Clock.systemUTC());
    }
}
