package dev.fairlead.rfc.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.DateTimeForm;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a client calls a system whose habits are known (RFC specification, H.2). */
class KnownSystemTest {
    private static final SystemProfile SYSTEM = SystemProfile.of("http://erp:8000/sap/bc/soap/rfc", Instant.EPOCH);
    private static final FunctionDescription ECHO = FunctionDescription.named("STFC_CONNECTION")
            .imports("DAY", FieldType.DATE)
            .tables("LINES", RecordType.elementary(FieldType.STRING))
            .build();

    /** A client of a wide area network, which would compress. */
    private static SoapClient client(HttpRoute http, SystemProfile known) {
        return new SoapClient(
                http,
                Clients.target(true, false),
                Clients.options().knowing(known),
                () -> Clients.TESTER,
                Clock.systemUTC());
    }

    private static AbapPeer.Seen request(SystemProfile known) {
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.echo("a"));
                EngineDestination erp = new EngineDestination(system.url())) {
            client(erp, known).call(new FunctionData(ECHO).set("DAY", "20250131"));
            return system.last();
        }
    }

    @Test
    void requestsAreCompressedUnlessTheSystemIsKnownNotToTakeThem() {
        assertThat(request(SYSTEM).header("Content-Encoding")).isEqualTo("gzip");
        assertThat(request(SYSTEM.withGzip(false)).header("Content-Encoding")).isEmpty();
    }

    @Test
    void emptyTablesAreListedUnlessTheSystemIsKnownNotToNeedThem() {
        assertThat(request(SYSTEM).body()).contains("<LINES/>");
        assertThat(request(SYSTEM.withEmptyTables(false)).body()).doesNotContain("LINES");
    }

    @Test
    @Tag("RFC-48")
    void datesAreWrittenAsTheSystemIsKnownToReadThem() {
        assertThat(request(SYSTEM).body()).contains("<DAY>2025-01-31</DAY>");
        assertThat(request(SYSTEM.withDateTime(DateTimeForm.COMPACT)).body()).contains("<DAY>20250131</DAY>");
    }

    @Test
    void aSystemThatIsKnownToKeepNoSessionIsNotCommitted() {
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.echo("a"));
                EngineDestination erp = new EngineDestination(system.url());
                SoapSession session = new SoapClient(
                                erp,
                                Clients.target(false, false),
                                TransportOptions.of(
                                        "erp",
                                        Map.of(
                                                TransportOptions.PREFIX + "session", "cookie",
                                                TransportOptions.PREFIX + "allow_plain", "1"),
                                        SYSTEM.withSessions(false)),
                                () -> Clients.TESTER,
                                Clock.systemUTC())
                        .begin()) {
            RfcException refused =
                    catchThrowableOfType(RfcException.class, () -> session.call(new FunctionData(Clients.COMMIT)));

            assertThat(refused.group()).isEqualTo(RfcErrorGroup.NOT_SUPPORTED);
            assertThat(session.isStateful()).isFalse();
            assertThat(system.seen()).isEmpty();
        }
    }

    @Test
    void aSystemOfAnotherNameIsAnotherSystem() {
        String info = AbapPeer.results("RFC_SYSTEM_INFO", "<RFCSI_EXPORT><RFCSYSID>PRD</RFCSYSID></RFCSI_EXPORT>");
        try (AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, info);
                EngineDestination erp = new EngineDestination(system.url())) {
            assertThat(client(erp, SYSTEM.withSystem("PRD", "758")).systemInfo().systemId())
                    .isEqualTo("PRD");
            RfcException refused = catchThrowableOfType(
                    RfcException.class,
                    () -> client(erp, SYSTEM.withSystem("DEV", "758")).systemInfo());

            assertThat(refused.group()).isEqualTo(RfcErrorGroup.CONFIGURATION);
            assertThat(refused)
                    .hasMessageContaining("x_fairlead.profile")
                    .hasMessageContaining("DEV")
                    .hasMessageContaining("PRD");
        }
    }
}
