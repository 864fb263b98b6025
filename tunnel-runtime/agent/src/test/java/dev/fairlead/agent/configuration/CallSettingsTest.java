package dev.fairlead.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.access.BlockedUser;
import dev.fairlead.agent.access.CallRules;
import dev.fairlead.agent.access.ClientAccess;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.InternalAddress;
import dev.fairlead.agent.access.SoapPaths;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients and users of ABAP systems, where they take SOAP, and functions behind a path. */
class CallSettingsTest extends ReadConfiguration {
    private static final String MAPPING = "mappings:\n  - virtual: erp.corp:sapgw42\n    internal: %s\n    %s\n";
    private static final String FUNCTIONS = "functions: [{name: A}]\n    ";

    @Test
    void clientsAndUsersAreListedBesideFunctions() throws Exception {
        CallRules calls = only(read(
                        MAPPING.formatted(
                                "rfc://b",
                                FUNCTIONS
                                        + "allowedClients: [\"100\", \"001\"]\n    blockedUsers: [{client: \"100\", user: ddic}]")))
                .calls()
                .orElseThrow();

        assertThat(calls.clients())
                .isEqualTo(new ClientAccess(Set.of("100", "001"), List.of(new BlockedUser("100", "DDIC"))));
        assertThat(calls.paths()).isEqualTo(SoapPaths.USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rfc://b:sapgw42   |                                          | false | b | 8042",
                "rfcs://b:sapgw42  |                                          | true  | b | 44342",
                "rfcs://b:sapgw42s |                                          | true  | b | 44342",
                "rfc://b:3342      |                                          | false | b | 8042",
                "rfcs://b:4842     |                                          | true  | b | 44342",
                "rfc://b:sapgw42   | soap: {tls: true}                        | true  | b | 44342",
                "rfc://b:sapgw42   | soap: {host: icm, port: 1080}            | false | icm | 1080",
                "rfc://b:sapmsABC  | soap: {host: icm, port: 1080}            | false | icm | 1080",
                "rfcs://b:3601     | soap: {host: 10.1.2.3, port: 44300}      | true  | 10.1.2.3 | 44300",
                "rfc://b:8000      |                                          | false | b | 8000",
                "rfc://b           |                                          | false | b | 80"
            })
    void soapGoesToTheHttpPortOfTheInstance(String internal, String soap, boolean tls, String host, int port)
            throws Exception {
        HttpMapping mapping = only(read(MAPPING.formatted(internal, FUNCTIONS + (soap == null ? "" : soap))));

        assertThat(mapping.internal()).isEqualTo(new InternalAddress(tls, host, port));
    }

    @Test
    void thePathOfCallsMayBeAnother() throws Exception {
        HttpMapping mapping = only(read(MAPPING.formatted("rfc://b", FUNCTIONS + "soap: {path: /sap/bc/soap/rfc2}")));

        assertThat(mapping.calls().orElseThrow().paths().calls()).contains("/sap/bc/soap/rfc2");
        assertThat(mapping.resources()).anyMatch(resource -> resource.id().equals("/sap/bc/soap/rfc2"));
    }

    @Tag("RFC-97")
    @Test
    void aPathOfAnHttpSystemHasFunctionsToo() throws Exception {
        HttpMapping mapping = only(read("""
                mappings:
                  - virtual: erp.corp:443
                    internal: https://10.1.2.3
                    resources:
                      - {path: /sap/bc/ping}
                      - path: /sap/bc/soap/rfc
                        rfcFunctions: [{name: A}]
                        allowedClients: ["100"]
                      - {path: /sap/bc/soap/wsdl11, rfcFunctions: [{name: A}]}
                """));

        assertThat(mapping.calls()).isEmpty();
        assertThat(mapping.resources().get(0).calls()).isEmpty();
        CallRules calls = mapping.resources().get(1).calls().orElseThrow();
        assertThat(calls.paths()).isEqualTo(SoapPaths.only("/sap/bc/soap/rfc"));
        assertThat(calls.clients().admits("200")).isFalse();
        assertThat(mapping.resources().get(2).calls().orElseThrow().paths().calls())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abapSys   | {path: /sap, subPaths: true}                              | true",
                "abapSys   | {path: /sap/bc/soap/rfc}                                  | true",
                "abapSys   | {path: /sap/bc/soap/rfc, rfcFunctions: [{name: A}]}       | false",
                "abapSys   | {path: /sap/opu, subPaths: true}                          | false",
                "nonSAPsys | {path: /, subPaths: true}                                 | false"
            })
    void anAbapSystemWhoseCallsNobodyLooksAtIsWarnedAbout(String type, String resource, boolean warned)
            throws Exception {
        List<String> warnings = read("mappings:\n  - {virtual: \"b:80\", internal: \"http://b\", backendType: " + type
                        + ", resources: [" + resource + "]}\n")
                .warnings();

        assertThat(warnings.stream().anyMatch(warning -> warning.contains("rfcFunctions")))
                .isEqualTo(warned);
    }

    @Test
    void theEndsOfTransactionsAreProposedBesideBapis() throws Exception {
        assertThat(read(MAPPING.formatted("rfc://b", "functions: [{name: BAPI_USER_, prefix: true}]"))
                        .warnings())
                .anyMatch(warning -> warning.contains("BAPI_TRANSACTION_COMMIT"))
                .anyMatch(warning -> warning.contains("BAPI_TRANSACTION_ROLLBACK"));
        assertThat(read(MAPPING.formatted("rfc://b", "functions: [{name: BAPI_, prefix: true}]"))
                        .warnings())
                .noneMatch(warning -> warning.contains("BAPI"));
        assertThat(read(MAPPING.formatted(
                                "rfc://b",
                                "functions: [{name: BAPI_A}, {name: BAPI_TRANSACTION_COMMIT, enabled: false}]"))
                        .warnings())
                .noneMatch(warning -> warning.contains("_COMMIT"))
                .anyMatch(warning -> warning.contains("_ROLLBACK"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rfc://b          | functions: [{name: A}]%allowedClients: [\"10\"]                        | allowedClients[0]",
                "rfc://b          | functions: [{name: A}]%allowedClients: []                              | allowedClients",
                "rfc://b          | functions: [{name: A}]%blockedUsers: [{client: \"100\"}]               | blockedUsers[0].user",
                "rfc://b          | functions: [{name: A}]%blockedUsers: [{client: \"1\", user: B}]        | blockedUsers[0].client",
                "rfc://b          | functions: [{name: A}]%blockedUsers: [{client: \"100\", user: \" \"}]  | blockedUsers[0].user",
                "rfc://b          | allowedClients: [\"100\"]                                              | allowedClients",
                "rfc://b          | blockedUsers: [{client: \"100\", user: B}]                             | blockedUsers",
                "rfcs://b         | soap: {tls: false}                                                     | soap.tls",
                "rfc://b          | soap: {port: 0}                                                        | soap.port",
                "rfc://b          | soap: {host: \"a b\"}                                                  | soap.host",
                "rfc://b          | soap: {path: rfc}                                                      | soap.path",
                "rfc://b          | soap: {path: \"/a?b\"}                                                 | soap.path",
                "rfc://b          | soap: {wsdl: x}                                                        | soap.wsdl",
                "rfc://b:sapmsABC | functions: [{name: A}]                                                 | internal",
                "rfc://b:3600     | soap: {host: a}                                                        | internal",
                "rfc://b          | resources: [{path: /a, rfcFunctions: [{name: A}]}]                     | resources[0].rfcFunctions"
            })
    void aMistakeIsToldWithItsPlaceAndAHint(String internal, String keys, String key) {
        assertThat(problems(MAPPING.formatted(internal, keys.replace("%", "\n    "))))
                .anySatisfy(problem -> {
                    assertThat(problem.key()).isEqualTo("mappings[0]." + key);
                    assertThat(problem.line()).isPositive();
                    assertThat(problem.hint()).isNotEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"subPaths: true  | resources[0].rfcFunctions", "webSocket: true | resources[0].rfcFunctions"})
    void functionsStandAtOnePath(String further, String key) {
        assertThat(problems("mappings:\n  - {virtual: \"b:443\", internal: \"https://b\", resources: [{path: /a,"
                        + " rfcFunctions: [{name: A}], " + further + "}]}\n"))
                .anySatisfy(problem -> assertThat(problem.key()).isEqualTo("mappings[0]." + key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allowedClients: [\"100\"] | allowedClients",
                "blockedUsers: []          | blockedUsers",
                "soap: {port: 1}           | soap"
            })
    void otherSystemsHaveNoClients(String keys, String key) {
        assertThat(problems("mappings:\n  - {virtual: \"b:443\", internal: \"https://b\", " + keys + "}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("mappings[0]." + key));
    }
}
