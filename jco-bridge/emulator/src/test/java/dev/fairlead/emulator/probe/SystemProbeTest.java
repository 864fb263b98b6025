package dev.fairlead.emulator.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.EmulatorBuilder;
import dev.fairlead.emulator.fault.Fault;
import dev.fairlead.emulator.fault.Match;
import dev.fairlead.emulator.session.CallLog;
import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.testing.Transport;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.probe.Probe;
import dev.fairlead.rfc.probe.ProbeReport;
import dev.fairlead.rfc.probe.ProbeResult;
import dev.fairlead.rfc.probe.ProbeResult.Outcome;
import dev.fairlead.rfc.probe.ProbeSettings;
import dev.fairlead.rfc.probe.SystemProbe;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.transport.HttpRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a probe finds out about systems (RFC specification, H.2). */
class SystemProbeTest {
    private AbapEmulator emulator = Emulators.standard().start();

    @AfterEach
    void stop() {
        emulator.close();
    }

    private void restart(EmulatorBuilder builder) {
        emulator.close();
        emulator = builder.start();
    }

    private ProbeReport probe(UnaryOperator<HttpRoute> habits) {
        return probe("TESTER", habits, ProbeSettings.NONE);
    }

    private ProbeReport probe(String user, UnaryOperator<HttpRoute> habits, ProbeSettings settings) {
        try (Transport transport = new Transport(emulator, user, "secret")) {
            return new SystemProbe(transport.probed(habits.apply(transport.route())), settings).run(result -> {});
        }
    }

    private static ProbeResult result(ProbeReport report, Probe probe) {
        return report.results().get(probe.ordinal());
    }

    private static List<Outcome> outcomes(ProbeReport report) {
        return report.results().stream().map(ProbeResult::outcome).toList();
    }

    @Test
    void aSystemLikeTheOneThatTheClientAssumesDiffersInNothing() {
        ProbeReport report = probe(UnaryOperator.identity());

        assertThat(report.results())
                .allSatisfy(result -> assertThat(result.outcome()).isEqualTo(Outcome.OK));
        assertThat(report.results()).extracting(ProbeResult::probe).containsExactly(Probe.values());
        SystemProfile profile = report.profile().orElseThrow();
        assertThat(profile)
                .isEqualTo(SystemProfile.of(emulator.url() + "/sap/bc/soap/rfc", profile.probed())
                        .withSystem("FLD", "758")
                        .withDateTime(DateTimeForm.ISO)
                        .withEmptyTables(true)
                        .withSessions(false)
                        .withMetadata("rfc")
                        .withMetadata("wsdl")
                        .withGzip(true)
                        .withChunks(true));
    }

    @Test
    void nothingIsCalledThatChangesTheSystem() {
        probe(UnaryOperator.identity());

        assertThat(emulator.calls().entries().stream()
                        .map(CallLog.Entry::function)
                        .collect(Collectors.toSet()))
                .isSubsetOf(
                        "RFC_PING",
                        "STFC_CONNECTION",
                        "STFC_STRUCTURE",
                        "STFC_DEEP_TABLE",
                        "RFC_SYSTEM_INFO",
                        "RFC_GET_FUNCTION_INTERFACE",
                        "DDIF_FIELDINFO_GET",
                        "RFC_RAISE_ERROR",
                        "Z_FAIRLEAD_IS_NOT_HERE");
    }

    @Test
    void eachResultIsHeardOfAsSoonAsItIsThere() {
        List<ProbeResult> heard = new ArrayList<>();
        try (Transport transport = new Transport(emulator, "TESTER", "secret")) {
            ProbeReport report =
                    new SystemProbe(transport.probed(transport.route()), ProbeSettings.NONE).run(heard::add);

            assertThat(heard).isEqualTo(report.results());
        }
    }

    @Test
    @Tag("RFC-48")
    void aSystemThatReadsCompactDatesIsWrittenToInThatForm() {
        try (Transport transport = new Transport(emulator, "TESTER", "secret")) {
            HttpRoute way = OtherHabits.compactDates(transport.route());
            ProbeReport report = new SystemProbe(transport.probed(way), ProbeSettings.NONE).run(result -> {});

            assertThat(result(report, Probe.P2).outcome()).isEqualTo(Outcome.DIFFERS);
            assertThat(report.profile().flatMap(SystemProfile::dateTime)).contains(DateTimeForm.COMPACT);
        }
    }

    @Test
    void tablesThatComeUnaskedNeedNotBeListed() {
        ProbeReport report = probe(OtherHabits::tablesUnasked);

        assertThat(result(report, Probe.P3).outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(report.profile().flatMap(SystemProfile::emptyTables)).contains(false);
    }

    @Test
    void aSystemThatKeepsSessionsIsKnownForIt() {
        restart(Emulators.standard().statefulSoap(true));

        ProbeReport report = probe(UnaryOperator.identity());

        assertThat(result(report, Probe.P4).finding()).contains("sap-contextid comes, and stays");
        assertThat(report.profile().flatMap(SystemProfile::sessions)).contains(true);
    }

    @Test
    void whatBreaksTheConnectionIsNotSentAgain() {
        ProbeReport report = probe(OtherHabits::plainRequests);

        assertThat(result(report, Probe.P11).outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(report.profile().flatMap(SystemProfile::gzip)).contains(false);
        assertThat(report.profile().flatMap(SystemProfile::chunks)).contains(false);
    }

    @Test
    @Tag("RFC-37")
    void aUserWithoutRightsToTheDictionaryReadsInterfacesInWsdl() {
        ProbeReport report = probe("NOMETA", UnaryOperator.identity(), ProbeSettings.NONE);

        assertThat(result(report, Probe.P6).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result(report, Probe.P6).finding()).contains("NO_AUTHORITY");
        assertThat(result(report, Probe.P8).outcome()).isEqualTo(Outcome.OK);
        assertThat(result(report, Probe.P12).outcome()).isEqualTo(Outcome.OK);
        assertThat(report.profile().orElseThrow().metadata()).containsExactly("wsdl");
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    @Tag("RFC-55")
    void aRefusedLogonIsTriedOnce() {
        try (Transport transport = new Transport(emulator, "TESTER", "wrong")) {
            ProbeReport report =
                    new SystemProbe(transport.probed(transport.route()), ProbeSettings.NONE).run(result -> {});

            assertThat(outcomes(report).get(0)).isEqualTo(Outcome.FAILED);
            assertThat(outcomes(report).subList(1, 12)).containsOnly(Outcome.SKIPPED);
            assertThat(report.profile()).isEmpty();
            assertThat(result(report, Probe.P1).finding())
                    .contains("FL-RFC-103")
                    .doesNotContain("wrong");
        }
        for (int attempt = 0; attempt < 3; attempt++) {
            try (Transport wrong = new Transport(emulator, "TESTER", "wrong")) {
                new SystemProbe(wrong.probed(wrong.route()), ProbeSettings.NONE).run(result -> {});
            }
        }
        assertThat(probe(UnaryOperator.identity()).isComplete()).isTrue();
    }

    @Test
    void aServiceThatIsNotActiveEndsTheProbe() {
        emulator.faults().arm(Fault.inactive());

        ProbeReport report = probe(UnaryOperator.identity());

        assertThat(result(report, Probe.P1).finding()).contains("FL-RFC-102").contains("SICF");
        assertThat(result(report, Probe.P2).finding()).isEqualTo("the system does not answer");
        assertThat(emulator.calls().entries()).isEmpty();
    }

    @Test
    void theSystemsOwnWordsAreNotRepeated() {
        emulator.faults().arm(Fault.page(500, "Order 4711 of Harbour Supplies"), Match.function("RFC_SYSTEM_INFO"));

        ProbeReport report = probe(UnaryOperator.identity());

        assertThat(result(report, Probe.P5).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result(report, Probe.P5).finding()).contains("FL-RFC-104").doesNotContain("Harbour");
        assertThat(report.profile().orElseThrow().systemId()).isEmpty();
    }

    @Test
    @Tag("RFC-53")
    void failuresOfFunctionsAreToldByTheirShapes() {
        assertThat(result(probe(UnaryOperator.identity()), Probe.P9).finding())
                .contains("0: 104 JCO_ERROR_SYSTEM_FAILURE")
                .contains("1: 126 RAISE_EXCEPTION message SR006")
                .contains("2: 126 RAISE_EXCEPTION");
    }

    @Test
    @Tag("RFC-54")
    void whoseUserMayNotCallAFunctionSeesHowThatIsTold() {
        ProbeReport report = probe(
                "LIMITED",
                UnaryOperator.identity(),
                new ProbeSettings(Optional.of("BAPI_COMPANYCODE_GETLIST"), Optional.empty()));

        assertThat(result(report, Probe.P10).finding())
                .contains("not allowed: 104")
                .contains("NO_AUTHORITY");
        assertThat(emulator.calls().runsOf("BAPI_COMPANYCODE_GETLIST")).isZero();
    }

    @Test
    @Tag("RFC-51")
    void aNameWithANamespaceIsLookedForInWsdl() {
        restart(Emulators.standard()
                .module(
                        FunctionDescription.named("/FLD/ECHO")
                                .imports("TEXT", FieldType.STRING)
                                .build(),
                        (context, function) -> {}));

        ProbeReport report = probe(
                "TESTER", UnaryOperator.identity(), new ProbeSettings(Optional.empty(), Optional.of("/FLD/ECHO")));

        assertThat(result(report, Probe.P12).finding()).contains("namespace: yes");
        assertThat(emulator.calls().runsOf("/FLD/ECHO")).isZero();
    }
}
