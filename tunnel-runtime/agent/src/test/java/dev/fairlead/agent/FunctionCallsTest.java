package dev.fairlead.agent;

import static dev.fairlead.agent.fixture.FunctionTunnel.XML;
import static dev.fairlead.agent.fixture.FunctionTunnel.call;
import static dev.fairlead.agent.fixture.FunctionTunnel.envelope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of functions from an application to an ABAP system, through the proxy, the gateway and the agent. */
class FunctionCallsTest extends CallsThroughTunnel {
    @Tag("RFC-87")
    @Test
    void aDestinationsHostAndInstanceLeadToTheFunction() throws Exception {
        assertThat(system.permitted()).startsWith("HTTP/1.1 200 ").endsWith("<answer/>");

        assertThat(system.backend().requests())
                .singleElement()
                .asString()
                .startsWith("POST /sap/bc/soap/rfc?sap-client=100 HTTP/1.1\r\n")
                .containsIgnoringCase("\r\nHost: erp.virtual:3342\r\n")
                .containsIgnoringCase("\r\nSOAPAction: \"urn:sap-com:document:sap:rfc:functions\"\r\n")
                .doesNotContainIgnoringCase("x-fairlead")
                .endsWith(envelope(call("STFC_CONNECTION", "")));
    }

    @Tag("RFC-88")
    @Test
    void aSystemThatIsNotMappedIsNamedAndAudited() throws Exception {
        String response = system.exchange(
                "POST http://erp.virtual:3343/sap/bc/soap/rfc HTTP/1.1\r\nHost: erp.virtual:3343\r\n"
                        + "X-Fairlead-Virtual-Port: sapgw43\r\n" + XML,
                envelope(call("STFC_CONNECTION", "")));

        assertThat(response).startsWith("HTTP/1.1 403 ").contains("not_exposed", "erp.virtual:sapgw43");
        await().untilAsserted(() -> assertThat(system.audited()).contains("SYSTEM", "sapgw43", "rule"));
        assertThat(system.backend().everything()).isEmpty();
    }

    @Tag("RFC-88")
    @Tag("CONN-43")
    @Test
    void aFunctionThatIsNotExposedIsNamedAndAudited() throws Exception {
        String response = system.send(envelope(FORBIDDEN));

        assertThat(response)
                .startsWith("HTTP/1.1 403 ")
                .contains("resource_denied", "RFC_READ_TABLE", "erp.virtual:sapgw42");
        await().untilAsserted(() -> assertThat(system.audited()).contains("RESOURCE function", "RFC_READ_TABLE"));
        assertThat(system.backend().everything()).isEmpty();
    }

    @Tag("RFC-89")
    @ParameterizedTest
    @CsvSource({"Z_SALES_READ, 200", "Z_SALES, 403", "STFC_CONNECTIONS, 403", "stfc_connection, 200"})
    void exactAndPrefixResourcesAdmitTheirNames(String function, int status) throws Exception {
        assertThat(system.send(envelope(call(function, "")))).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void aChangeOfTheConfigurationCountsFromTheNextCallOn() throws Exception {
        system.expose("STFC_STRUCTURE");
        try {
            assertThat(system.permitted()).startsWith("HTTP/1.1 403 ");
        } finally {
            system.expose("STFC_CONNECTION");
        }
        assertThat(system.permitted()).startsWith("HTTP/1.1 200 ");
    }

    // ---- the same filter on a path of an HTTP mapping

    @Tag("RFC-97")
    @Test
    void aPathWithFunctionsIsFilteredToo() throws Exception {
        assertThat(system.http("POST", "/sap/bc/soap/rfc", envelope(call("STFC_CONNECTION", ""))))
                .startsWith("HTTP/1.1 200 ");
        assertThat(system.http("POST", "/sap/bc/soap/rfc", envelope(FORBIDDEN))).startsWith("HTTP/1.1 403 ");
        assertThat(system.http("GET", "/sap/bc/ping", "")).startsWith("HTTP/1.1 200 ");

        assertThat(system.backend().everything()).doesNotContain("USR02");
    }

    @Tag("RFC-97")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sap/bc/soap/rfc/",
                "/sap/bc/soap/rfc/x",
                "/sap/bc/soap/rfc;a=b",
                "/SAP/BC/soap/RFC",
                "/sap(bD1lbg==)/bc/soap/rfc",
                "/sap/bc/soap/rfc%20"
            })
    void noWiderPathLeadsAroundTheFilter(String path) throws Exception {
        assertThat(system.http("POST", path, envelope(FORBIDDEN))).startsWith("HTTP/1.1 403 ");
        assertThat(system.backend().everything()).isEmpty();
    }
}
