package dev.fairlead.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ExplainCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(directory.resolve("agent.yaml"), """
                propagation:
                  subjectPatterns:
                    - when: {variable: user_type, operator: is, value: Technical}
                      subject: {CN: "${name}", OU: technical}
                    - subject: {CN: "${name}", OU: "${team}"}
                mappings:
                  - virtual: erp.corp:443
                    internal: https://10.1.2.3:8443
                    authenticationMode: X509_GENERAL
                    resources:
                      - {path: /orders, subPaths: true}
                      - {path: /orders/internal, subPaths: true, enabled: false}
                  - {virtual: "erp:sapgw00", internal: "rfc://10.1.2.5:8000", functions: [{name: STFC_, prefix: true}]}
                  - virtual: erp:sapgw01
                    internal: rfc://10.1.2.5:sapgw01
                    functions: [{name: STFC_, prefix: true}]
                    allowedClients: ["100"]
                    blockedUsers: [{client: "100", user: DDIC}]
                  - {virtual: "db:7000-7010", internal: "tcp://10.1.2.4:8000-8010", applications: [billing]}
                """);
    }

    @Test
    void whatWouldPassIsToldWithWhereItGoesAndAsWhom() {
        assertThat(explain("--user", "jane", "--claim", "team=sales", "http://erp.corp:443/orders/1?q=s3cret"))
                .isZero();

        assertThat(out.toString())
                .contains(
                        "erp.corp:443 (HTTPS, X509_GENERAL)",
                        "https://10.1.2.3:8443",
                        "/orders and everything below",
                        "2 of propagation.subjectPatterns",
                        "CN=jane,OU=sales",
                        "SSL_CLIENT_CERT: the user's certificate",
                        "would pass")
                .doesNotContain("s3cret");
    }

    @Test
    void whatWouldBeRefusedIsToldWithTheResourceTheAnswerAndAHint() {
        assertThat(explain("http://erp.corp:443/orders/internal/x")).isEqualTo(3);

        assertThat(out.toString())
                .contains(
                        "/orders/internal and everything below, suspended",
                        "Access Denied: RESOURCE_DISABLED",
                        "403 resource_denied",
                        "remove enabled: false",
                        "would be refused");
    }

    @Test
    void theEndOfASessionIsForItsOwnerOnlyWhichOnlyTheRunningAgentCanTell() {
        assertThat(explain("rfc://erp:sapgw00/sap/bc/soap/rfc?sap-client=100&sap-sessioncmd=close"))
                .isZero();
        assertThat(out.toString()).contains("would pass if a cookie comes with it by which this agent began a session");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stfc_connection | 0 | would pass",
                "RFC_READ_TABLE  | 3 | add it to functions",
                "RFC_PING        | 0 | would pass"
            })
    void aFunctionIsDecidedByItsName(String function, int status, String told) {
        assertThat(explain("--function", function, "rfc://erp:sapgw00/sap/bc/soap/rfc"))
                .isEqualTo(status);

        assertThat(out.toString()).contains(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--client 100                                                 | 0 | would pass",
                "--client 100 --logon ALICE                                   | 0 | rfc://10.1.2.5:8001",
                "--client 100 --logon ddic                                    | 3 | blockedUsers",
                "--client 200                                                 | 3 | allowedClients",
                "--header sap-client:100                                      | 3 | allowedClients"
            })
    void aCallIsDecidedByClientAndUserToo(String arguments, int status, String told) {
        String whole = "--function STFC_CONNECTION " + arguments + " rfc://erp:sapgw01";

        assertThat(explain(whole.split(" +"))).isEqualTo(status);

        assertThat(out.toString()).contains(told);
    }

    @ParameterizedTest
    @CsvSource({"STFC_CONNECTION, 0", "'STFC_CONNECTION,RFC_READ_TABLE', 3"})
    void aDescriptionIsDecidedByTheNamesInIt(String services, int status) {
        assertThat(explain("rfc://erp:sapgw01/sap/bc/soap/wsdl11?sap-client=100&services=" + services))
                .isEqualTo(status);
    }

    @Test
    void withoutAFunctionACallOfRfcIsNone() {
        assertThat(explain("rfc://erp:sapgw00/sap/bc/soap/rfc")).isEqualTo(3);

        assertThat(out.toString()).contains("RESOURCE call: ", "ask with --function");
    }

    @Test
    void theWayOutIsToldWhereThereIsAProxy() throws IOException {
        Path file = directory.resolve("agent.yaml");
        Files.writeString(file, Files.readString(file) + """
                gateway: {proxy: {address: "proxy.corp:3128", noProxy: [.intern]}}
                trust:
                  issuers:
                    - {issuer: "https://idp.example", jwks: "https://idp.example/keys"}
                    - {issuer: "https://idp.intern", jwks: "https://idp.intern/keys"}
                """);

        explain("http://erp.corp:443/orders/internal/x");

        assertThat(out.toString())
                .contains(
                        "Gateway: through the proxy proxy.corp:3128, unless it is one of noProxy [.intern]",
                        "Keys of https://idp.example: idp.example through the proxy proxy.corp:3128",
                        "Keys of https://idp.intern: idp.intern directly");
    }

    @Test
    void programsGetOneObject() {
        assertThat(explain("--json", "--user", "jane", "http://erp.corp:443/orders"))
                .isEqualTo(3);

        JsonObject answer = Json.read(out.toString());
        assertThat(answer.getBoolean("allowed")).isFalse();
        assertThat(answer.getJsonObject("error").getString("code")).isEqualTo("principal_unmapped");
        assertThat(answer.getJsonObject("audit").getString("reason")).isEqualTo("PRINCIPAL UNRESOLVED team");
        assertThat(answer.getJsonObject("mapping").getString("backend")).isEqualTo("https://10.1.2.3:8443");
    }

    @ParameterizedTest
    @CsvSource({
        "--application billing tcp://db:7003, 0, tcp://10.1.2.4:8003",
        "tcp://db:7003, 3, APPLICATION",
        "--application billing tcp://db:7011, 3, SYSTEM",
        "ldap://db:7003, 3, SYSTEM",
        "http://db:7003, 3, SYSTEM"
    })
    void relayedSystemsAreDecidedByTheirMappingAlone(String arguments, int status, String said) {
        assertThat(explain(arguments.split(" "))).isEqualTo(status);

        assertThat(out.toString()).contains(said);
    }

    @Test
    void aTokenIsVerifiedAndNeverPrinted() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "s3cret.t0ken.here\n");

        assertThat(explain("--token", token.toString(), "http://erp.corp:443/orders"))
                .isEqualTo(3);

        assertThat(out.toString()).contains("principal_rejected").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://erp.corp/", "erp.corp:443", "tcp://db", "gopher://erp.corp:70/"})
    void anAddressThatNoApplicationCallsIsAMistake(String address) {
        assertThat(explain(address)).isEqualTo(2);

        assertThat(err.toString()).contains("\"");
    }

    @Test
    void nothingIsWrittenToTheAuditLog() {
        explain("http://erp.corp:443/orders");

        assertThat(directory.resolve("audit")).doesNotExist();
    }

    private int explain(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("explain", "--config", directory.resolve("agent.yaml").toString()));
        all.addAll(List.of(arguments));
        CommandLine commandLine = AgentCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(all.toArray(String[]::new));
    }
}
