package dev.fairlead.emulator.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.emulator.testing.SoapClient;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page for people. */
class StatusPageTest {
    private final AbapEmulator sap = AbapEmulator.builder()
            .sid("ABC")
            .user("TESTER", "hidden-password")
            .user("GONE", "hidden-password", user -> user.locked())
            .standardModules()
            .module(FunctionDescription.named("Z_BREAK").build(), (context, function) -> {
                throw context.dump("BROKEN", "<script>alert(1)</script>");
            })
            .start();
    private final LocalConnection tester = sap.connect("TESTER");

    @AfterEach
    void stop() {
        sap.close();
    }

    @Test
    void whoIsNotLoggedOnSeesNothing() {
        HttpResponse<byte[]> answer = new SoapClient(sap, "TESTER", "hidden-password").getAnonymously("/fairlead");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void usersTablesAndModulesAreShown() {
        tester.call(tester.function("RFC_PING"));

        assertThat(page())
                .contains("<h1>System ABC, release 758</h1>")
                .contains("<tr><td>100</td><td>GONE</td><td>EN</td><td>locked</td></tr>")
                .contains("<tr><td>100</td><td>TESTER</td><td>EN</td><td></td></tr>")
                .contains("<tr><td>T001</td><td>4</td></tr>")
                .contains("<tr><td>RFC_PING</td><td>1</td></tr>")
                .doesNotContain("hidden-password");
    }

    @Test
    void theLastCallComesFirst() {
        tester.call(tester.function("RFC_PING"));
        tester.call(tester.function("STFC_CONNECTION"));

        assertThat(page())
                .containsSubsequence(
                        "Last calls",
                        "<tr><td>100</td><td>TESTER</td><td>STFC_CONNECTION</td><td></td></tr>",
                        "<tr><td>100</td><td>TESTER</td><td>RFC_PING</td><td></td></tr>",
                        "Failed updates");
    }

    @Test
    void transactionsAndUnitsAreShownWithWhatStopsTheirQueues() {
        String unit = sap.newUnitId();
        tester.execute("TID1", tester.function("RFC_PING"));
        assertThatExceptionOfType(RfcSystemException.class)
                .isThrownBy(() -> tester.executeInQueue("TID2", "Q1", tester.function("Z_BREAK")));
        tester.units().executeInQueues(unit, Set.of("Q2"), tester.function("Z_BREAK"));

        assertThat(page())
                .contains("<tr><td>TID1</td><td>EXECUTED</td></tr>")
                .contains("<tr><td>" + unit + "</td><td>COMMITTED</td></tr>")
                .contains("<tr><td>Q1</td><td>TID2</td><td></td></tr>")
                .contains("<tr><td>Q2</td><td>" + unit + "</td><td>");
    }

    @Test
    void whatModulesSayIsTextAndNothingElse() {
        tester.units().executeInQueues(sap.newUnitId(), Set.of("Q"), tester.function("Z_BREAK"));

        HttpResponse<byte[]> answer = new SoapClient(sap, "TESTER", "hidden-password").get("/fairlead");

        assertThat(text(answer))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
    }

    private String page() {
        HttpResponse<byte[]> answer = new SoapClient(sap, "TESTER", "hidden-password")
                .get(sap.statusPage().getPath());
        assertThat(answer.statusCode()).isEqualTo(200);
        return text(answer);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
