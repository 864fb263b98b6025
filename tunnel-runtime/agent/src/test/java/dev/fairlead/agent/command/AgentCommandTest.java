package dev.fairlead.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.certificate.AgentKeys;
import dev.fairlead.agent.configuration.ConfigurationReader;
import dev.fairlead.agent.configuration.Installation;
import dev.fairlead.agent.configuration.InstallationReader;
import dev.fairlead.agent.configuration.TenantConfiguration;
import dev.fairlead.agent.fixture.TestCertificates;
import dev.fairlead.tunnel.audit.AuditLevel;
import dev.fairlead.tunnel.audit.AuditLog;
import dev.fairlead.tunnel.audit.AuditSettings;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AgentCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void initWritesAConfigurationThatIsRightAndNamesTheCertificatesForBackEnds() throws Exception {
        Path target = directory.resolve("agent");

        assertThat(execute("init", "--directory", target.toString())).isZero();

        assertThat(ConfigurationReader.read(target.resolve("agent.yaml")).directory())
                .isEqualTo(target);
        assertThat(out.toString())
                .contains(
                        target.resolve("ca.pem").toString(),
                        target.resolve("system.pem").toString());
        assertThat(target.resolve("ca.pem")).exists();
        assertThat(target.resolve("system.pem")).exists();
    }

    @Test
    void initKeepsWhatIsThere() throws IOException {
        execute("init", "--directory", directory.toString());
        String authority = Files.readString(directory.resolve("ca.pem"));
        Files.writeString(directory.resolve("agent.yaml"), "directory: .\n");

        assertThat(execute("init", "--directory", directory.toString())).isZero();

        assertThat(directory.resolve("ca.pem")).hasContent(authority);
        assertThat(directory.resolve("agent.yaml")).hasContent("directory: .\n");
    }

    @Test
    void theExamplesInTheSampleAreRightWhenTheyAreUncommented() throws Exception {
        execute("init", "--directory", directory.toString());
        Path sample = directory.resolve("agent.yaml");
        String uncommented = Files.readString(sample)
                .replace("issuers: []", "issuers:")
                .replace("mappings: []", "mappings:")
                .replace("serviceChannels: []", "serviceChannels:")
                .replaceAll("(?m)^  #  ", "    ")
                .replaceAll("(?m)^#  ", "  ")
                .replaceAll("(?m)^#(?=[a-z])", "");
        for (String named : List.of("users-ca.p12", "users-ca.password", "system-given.pem", "svc-agent.keytab")) {
            Files.writeString(directory.resolve(named), "");
        }
        Files.copy(directory.resolve(AgentKeys.AUTHORITY_FILE), directory.resolve("company-ca.pem"));
        PrivateFile.write(directory.resolve("proxy.password"), "x");

        Files.writeString(sample, uncommented.replaceAll("(?m)^  Check.*$", ""));

        Installation read = InstallationReader.read(sample);
        assertThat(read.admin()).isPresent();
        assertThat(read.tenant("")
                        .flatMap(TenantConfiguration::settings)
                        .orElseThrow()
                        .access()
                        .find("erp.corp", "443"))
                .isPresent();
    }

    @Tag("AUTH-101")
    @Tag("AGENT-58")
    @ParameterizedTest
    @ValueSource(strings = {"sample.pem", "sample.der"})
    void aSampleCertificateIsWritten(String name) throws Exception {
        Path file = write("propagation: {subjectPatterns: [{subject: {CN: \"${name}\", OU: \"${cp.team}\"}}]}\n");
        Path sample = directory.resolve(name);

        assertThat(execute(
                        "sample-certificate",
                        "--config",
                        file.toString(),
                        "--output",
                        sample.toString(),
                        "name=jane, the first",
                        "cp.team=sales"))
                .isZero();

        byte[] written = Files.readAllBytes(sample);
        assertThat(written[0] == '-').isEqualTo(name.endsWith(".pem"));
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(written));
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=jane\\, the first,OU=sales");
    }

    @Tag("AUTH-101")
    @Tag("AGENT-58")
    @ParameterizedTest
    @CsvSource({"''", "name=jane", "name=jane cp.team=x other=y", "name=jane team=x", "name= cp.team=x"})
    void aSampleNeedsExactlyTheVariablesOfItsRule(String values) throws Exception {
        Path file = write("propagation: {subjectPatterns: [{subject: {CN: \"${name}\", OU: \"${cp.team}\"}}]}\n");
        Path sample = directory.resolve("sample.pem");
        List<String> arguments = new ArrayList<>(
                List.of("sample-certificate", "--config", file.toString(), "--output", sample.toString()));
        arguments.addAll(Arrays.stream(values.split(" "))
                .filter(value -> !value.isEmpty())
                .toList());

        assertThat(execute(arguments.toArray(String[]::new))).isEqualTo(2);
        assertThat(sample).doesNotExist();
    }

    @Test
    void checkSaysWhatIsExposedAndWhatIsQuestionable() throws IOException {
        Path file = write("mappings:\n  - {virtual: \"erp:80\", internal: \"http://b\"}\n");

        assertThat(execute("check", "--config", file.toString())).isZero();

        assertThat(out.toString()).contains("erp:80 (NONE): 0 resources", "Warning: erp:80 has no resources");
    }

    @Test
    void checkSaysByWhichWayTheNetworkIsLeft() throws IOException {
        Path file = write("gateway: {proxy: {address: \"proxy.corp:3128\", noProxy: [gw.intern, 10.0.0.0/8]}}\n");

        assertThat(execute("check", "--config", file.toString())).isZero();

        assertThat(out.toString())
                .contains("Gateway: through the proxy proxy.corp:3128, unless it is one of noProxy"
                        + " [gw.intern, 10.0.0.0/8]");
    }

    @Test
    void checkShowsWhichFunctionsAreOpen() throws IOException {
        Path file = write("mappings: [{virtual: \"erp:sapgw00\", internal: \"rfc://b\", functions: [{name: Z_A},"
                + " {name: Z_B_, prefix: true}, {name: Z_B_X, enabled: false}]}]\n");

        assertThat(execute("check", "--config", file.toString())).isZero();

        assertThat(out.toString())
                .contains("3 resources, functions Z_A, Z_B_*, Z_B_X (suspended), DDIF_FIELDINFO_GET, RFCPING");
    }

    @Test
    void aWrongConfigurationEndsWithStatus2AndEveryProblem() throws IOException {
        Path file = write("a: 1\nb: 2\n");

        for (String command : new String[] {"check", "run"}) {
            assertThat(execute(command, "--config", file.toString())).isEqualTo(2);
            assertThat(err.toString()).contains(file + ":1: a: ", file + ":2: b: ");
        }
    }

    @Test
    void wrongArgumentsEndWithStatus2() {
        assertThat(execute("run")).isEqualTo(2);
        assertThat(err.toString()).contains("--config");
    }

    @Test
    void anAgentThatIsNotEnrolledIsToldHow() throws IOException {
        Path file = write("directory: state\n");

        assertThat(execute("run", "--config", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("not enrolled", "enroll --config");
    }

    @Test
    void checkSaysWhatEachTenantExposes() throws IOException {
        Files.writeString(
                directory.resolve("acme.yaml"),
                "directory: acme\nmappings:\n  - {virtual: \"erp:80\", internal: \"tcp://b:1\"}\n");
        Files.writeString(directory.resolve("bravo.yaml"), "directory: bravo\n");
        Path file = write("tenants:\n  - {name: acme, configuration: acme.yaml}\n"
                + "  - {name: bravo, configuration: bravo.yaml, enabled: false}\n");

        assertThat(execute("check", "--config", file.toString())).isZero();

        assertThat(out.toString())
                .contains(
                        "Tenant acme: " + directory.resolve("acme.yaml"),
                        "erp:80 (TCP)",
                        "Tenant bravo, not enabled: ");
    }

    @Test
    void checkTellsTheProblemsOfEveryTenant() throws IOException {
        Files.writeString(directory.resolve("acme.yaml"), "a: 1\n");
        Files.writeString(directory.resolve("bravo.yaml"), "\nb: 1\n");
        Path file = write("tenants:\n  - {name: acme, configuration: acme.yaml}\n"
                + "  - {name: bravo, configuration: bravo.yaml}\n");

        assertThat(execute("check", "--config", file.toString())).isEqualTo(2);

        assertThat(err.toString())
                .contains(directory.resolve("acme.yaml") + ":1: a: ", directory.resolve("bravo.yaml") + ":2: b: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|lists several tenants: add --tenant with one of acme",
                "--tenant=bravo|There is no tenant bravo"
            })
    void aCommandForOneTenantHasToNameOneThatIsThere(String option, String refusal) throws IOException {
        Files.writeString(directory.resolve("acme.yaml"), "directory: acme\n");
        Path file = write("tenants:\n  - {name: acme, configuration: acme.yaml}\n");
        List<String> arguments = new ArrayList<>(List.of("enroll", "--config", file.toString(), "s3cret-code"));
        if (!option.isEmpty()) {
            arguments.add(option);
        }

        assertThat(execute(arguments.toArray(String[]::new))).isEqualTo(2);

        assertThat(err.toString()).contains(refusal);
    }

    @Test
    void enrollTakesTheDirectoryOfTheTenantThatIsNamed() throws IOException {
        Files.writeString(directory.resolve("acme.yaml"), "directory: acme\n");
        Path file = write("tenants:\n  - {name: acme, configuration: acme.yaml}\n");

        assertThat(execute("enroll", "--config", file.toString(), "--tenant", "acme", "s3cret-code"))
                .isEqualTo(1);

        assertThat(err.toString()).contains("no enrolment code");
    }

    @Test
    @Tag("AGENT-80")
    void aCodeOfAnotherGatewayReplacesNoEnrolmentUnlessThatIsSaid() throws Exception {
        Path file = write("directory: .\n");
        Identity authority = TestCertificates.of("gateway").authority().make();
        AgentCredentials enrolled = new AgentCredentials(
                "acme", "", "agent-1", Endpoint.parse("127.0.0.1:9"), authority.certificate(), authority);
        enrolled.store(directory);
        String code = new EnrolmentCode(Endpoint.parse("127.0.0.1:1"), "ab".repeat(32), "id", "s3cret").encoded();

        assertThat(execute("enroll", "--config", file.toString(), code)).isEqualTo(2);
        assertThat(err.toString())
                .contains("enrolled at 127.0.0.1:9", "of another gateway, 127.0.0.1:1", "--replace")
                .doesNotContain("s3cret");
        assertThat(AgentCredentials.load(directory).orElseThrow().agentId()).isEqualTo("agent-1");

        // goes on to ask that gateway, which is not there
        assertThat(execute("enroll", "--config", file.toString(), "--replace", code))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOUD", "DEBUG --minutes 0", "DEBUG --minutes 1441", "DEBUG --logger io.netty"})
    @Tag("CONN-107")
    void aLogLevelThatCannotBeHadIsRefused(String arguments) throws IOException {
        Path file = write("directory: .\n");

        assertThat(execute(("log-level --config " + file + " " + arguments).split(" ")))
                .isEqualTo(2);
        assertThat(directory.resolve("log-level.json")).doesNotExist();
    }

    @Test
    @Tag("CONN-107")
    void aLogLevelIsWantedInTheDirectoryOfTheAgent() throws IOException {
        Path file = write("directory: .\n");

        assertThat(execute("log-level", "--config", file.toString(), "DEBUG", "--logger", "dev.fairlead.agent"))
                .isZero();
        assertThat(out.toString()).startsWith("dev.fairlead.agent logs DEBUG within seconds, until ");
        assertThat(directory.resolve("log-level.json")).content().contains("\"level\":\"DEBUG\"");
    }

    @Test
    void aTenantCannotBeNamedWhereThereIsOnlyOne() throws IOException {
        Path file = write("directory: state\n");

        assertThat(execute("enroll", "--config", file.toString(), "--tenant", "acme", "s3cret-code"))
                .isEqualTo(2);

        assertThat(err.toString()).contains("leave out --tenant");
    }

    @Test
    void aMalformedCodeIsRefusedAndNotRepeated() throws IOException {
        Path file = write("directory: state\n");

        assertThat(execute("enroll", "--config", file.toString(), "s3cret-code"))
                .isEqualTo(1);
        assertThat(err.toString()).isNotBlank().doesNotContain("s3cret-code");
    }

    @Test
    void auditVerifySaysWhetherALogIsWhole() throws IOException {
        AuditSettings settings = new AuditSettings(AuditLevel.SECURITY, false);
        AuditLog.open(directory, "subaccount", settings, Clock.systemUTC()).close();
        Path audit = directory.resolve("audit");

        assertThat(execute("audit", "verify", audit.toString())).isZero();
        assertThat(out.toString()).contains("subaccount: 2 records, signed up to 2, whole");

        Files.delete(audit.resolve("subaccount/signatures.csv"));
        assertThat(execute("audit", "verify", audit.toString())).isEqualTo(1);
        assertThat(execute("audit", "verify", directory.resolve("nowhere").toString()))
                .isEqualTo(2);
    }

    private int execute(String... arguments) {
        CommandLine commandLine = AgentCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("agent.yaml"), text);
    }
}
