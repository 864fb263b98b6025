package dev.fairlead.connector.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.connector.rfc.metrics.SystemCalls;
import dev.fairlead.connector.tunnel.GatewayTunnel;
import dev.fairlead.emulator.session.CallLog;
import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From a connection of the container through gateway and agent to the system that tenant and location name. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionsThroughTheTunnelTest {
    private static final Map<String, String> SALES = Map.of(
            "Type", "RFC",
            "jco.client.ashost", "erp.virtual",
            "jco.client.sysnr", "42",
            "jco.client.client", "100",
            "jco.client.user", "TESTER",
            "jco.client.passwd", "secret");

    @TempDir
    private static Path directory;

    private Gateway gateway;
    private TunnelledSystem headquarters;
    private TunnelledSystem berlin;
    private TunnelledSystem ofOtherTenant;
    private RfcTestHost host;

    @BeforeAll
    void start() throws Exception {
        Path ofGateway = directory.resolve("gateway");
        gateway = Gateway.start(GatewaySettings.of(ofGateway, "127.0.0.1", 0));
        headquarters = TunnelledSystem.withPasswords(gateway, ofGateway, directory.resolve("hq"), "acme", "", "HQ1");
        berlin =
                TunnelledSystem.withPasswords(gateway, ofGateway, directory.resolve("berlin"), "acme", "berlin", "BER");
        ofOtherTenant =
                TunnelledSystem.withPasswords(gateway, ofGateway, directory.resolve("other"), "globex", "", "GLX");
        host = new RfcTestHost(
                Map.of(
                        "sales", SALES,
                        "branch", located("berlin"),
                        "counted",
                                RfcDestinations.with(
                                        SALES,
                                        "jco.destination.peak_limit",
                                        "1",
                                        "jco.destination.max_get_client_time",
                                        "100"),
                        "nowhere", located("paris"),
                        "described",
                                RfcDestinations.with(
                                        SALES,
                                        "jco.client.user",
                                        "NOMETA",
                                        "jco.destination.x_fairlead.metadata",
                                        "rfc",
                                        "jco.destination.repository.user",
                                        "TESTER",
                                        "jco.destination.repository.passwd",
                                        "secret"),
                        "balanced",
                                RfcDestinations.with(
                                        SALES,
                                        "jco.client.ashost",
                                        "",
                                        "jco.client.sysnr",
                                        "",
                                        "jco.client.mshost",
                                        "erp.virtual",
                                        "jco.client.msserv",
                                        "3600")),
                new GatewayTunnel(gateway));
    }

    @AfterAll
    void stop() throws Exception {
        host.stop();
        for (AutoCloseable closing : List.of(headquarters, berlin, ofOtherTenant, gateway)) {
            closing.close();
        }
    }

    private static Map<String, String> located(String location) {
        return RfcDestinations.with(SALES, "jco.client.cloud_connector_location_id", location);
    }

    private RfcConnection connection(String tenant, String name) {
        return host.factory()
                .getConnection(new DestinationLookup("", tenant, name, LookupOptions.DEFAULT), OnBehalfOf.NOBODY);
    }

    /** The id of the system that answered. */
    private String answering(String tenant, String name) {
        try (RfcConnection connection = connection(tenant, name)) {
            RfcFunction echo = connection.function("STFC_CONNECTION").set("REQUTEXT", "ahoy");
            connection.call(echo);
            assertThat(echo.getString("ECHOTEXT")).isEqualTo("ahoy");
            return echo.getString("RESPTEXT").replaceAll(".*Sysid: (\\w+).*", "$1");
        }
    }

    @Test
    @Tag("RFC-87")
    void hostAndInstanceLeadToTheSystem() {
        assertThat(answering("acme", "sales")).isEqualTo("HQ1");
    }

    @Test
    @Tag("RFC-96")
    void theLocationSelectsTheAgent() {
        assertThat(answering("acme", "branch")).isEqualTo("BER");
    }

    @Test
    @Tag("RFC-96")
    void aLocationWithoutAnAgentIsAFailureOfTheWay() {
        try (RfcConnection nowhere = connection("acme", "nowhere")) {
            assertThatThrownBy(nowhere::ping)
                    .isInstanceOfSatisfying(
                            RfcException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.COMMUNICATION));
        }
    }

    @Test
    @Tag("RFC-99")
    void eachTenantHasItsOwnSystemAndItsOwnRepository() {
        answering("acme", "sales");
        assertThat(answering("globex", "sales")).isEqualTo("GLX");

        assertThat(ofOtherTenant.system().calls().entries())
                .extracting(CallLog.Entry::function)
                .contains("RFC_GET_FUNCTION_INTERFACE");
    }

    @Test
    @Tag("RFC-99")
    void eachTenantHasItsOwnPoolAndItsOwnMonitor() {
        DestinationAccess ofAcme = access("acme", "counted");
        DestinationAccess ofGlobex = access("globex", "counted");
        ofAcme.call(ofAcme.repository().require("STFC_CONNECTION"));
        FunctionData echo = ofGlobex.repository().require("STFC_CONNECTION");
        ofGlobex.call(echo);

        // as many as go on at a time
        try (RfcSession held = ofAcme.begin()) {
            assertThat(ofAcme.pool().used()).isEqualTo(1);
            assertThat(ofGlobex.pool().used()).isZero();
            ofGlobex.call(echo);
        }

        assertThat(ofAcme.pool().mostUsed()).isEqualTo(1);
        assertThat(ofAcme.id()).isNotEqualTo(ofGlobex.id());
        assertThat(host.rfc().calls())
                .filteredOn(calls -> calls.load().system().destination().equals("counted"))
                .extracting(
                        calls -> calls.load().system().tenant(),
                        SystemCalls::lookups,
                        calls -> calls.calls().get(0).count())
                .containsExactlyInAnyOrder(tuple("acme", 1L, 1L), tuple("globex", 1L, 2L));
    }

    private DestinationAccess access(String tenant, String name) {
        return host.factory()
                .unwrap(
                        DestinationAccess.class,
                        new DestinationLookup("", tenant, name, LookupOptions.DEFAULT),
                        () -> OnBehalfOf.NOBODY);
    }

    @Test
    void theRepositorysUserAsksThroughTheTunnel() {
        assertThat(answering("acme", "described")).isEqualTo("HQ1");

        assertThat(headquarters.system().calls().entries())
                .filteredOn(call -> call.user().equals("NOMETA"))
                .extracting(CallLog.Entry::function)
                .containsOnly("STFC_CONNECTION");
    }

    @Test
    void aMessageServerMayHaveANumberForItsPort() {
        assertThat(answering("acme", "balanced")).isEqualTo("HQ1");
    }
}
