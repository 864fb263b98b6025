package dev.fairlead.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.rfc.profile.ProfileFile;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.soap.DateTimeForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The program, over a real engine and a real emulator. */
class ProbeCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private AbapEmulator system;

    @BeforeEach
    void start() throws IOException {
        system = AbapEmulator.builder()
                .client("100")
                .standardUsers("geheim")
                .standardModules()
                .start();
        destination("sales", "TESTER", "geheim");
    }

    @AfterEach
    void stop() {
        system.close();
    }

    private void destination(String name, String user, String password) throws IOException {
        Files.writeString(directory.resolve(name + ".properties"), """
                Name=%s
                Type=RFC
                jco.destination.proxy_type=Internet
                jco.client.client=100
                jco.client.user=%s
                jco.client.passwd=%s
                jco.destination.x_fairlead.soap_url=%s
                jco.destination.x_fairlead.allow_plain=1
                """.formatted(name, user, password, system.url()));
    }

    private Path profile() {
        return directory.resolve("found.json");
    }

    private int probe(String destination, String... more) {
        CommandLine line =
                FairleadCommand.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] arguments = new String[more.length + 4];
        arguments[0] = "rfc";
        arguments[1] = "probe";
        arguments[2] = destination;
        arguments[3] = "--directory=" + directory;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return line.execute(arguments);
    }

    @Test
    void aRowForEachProbeIsPrintedAndTheProfileStored() {
        assertThat(probe("sales", "--output=" + profile())).isZero();

        assertThat(out.toString().lines().filter(row -> row.matches("P\\d+ +ok .*")))
                .hasSize(12);
        assertThat(out.toString()).contains("jco.destination.x_fairlead.profile=found");
        SystemProfile found = ProfileFile.read("sales", profile());
        assertThat(found.systemId()).isEqualTo("FLD");
        assertThat(found.dateTime()).contains(DateTimeForm.ISO);
        assertThat(out + err.toString()).doesNotContain("geheim").doesNotContain("TESTER");
    }

    @Test
    void withoutAFileTheTableIsAll() throws IOException {
        assertThat(probe("sales")).isZero();

        assertThat(out.toString()).contains("No profile was stored").contains("fairlead.rfc.directory");
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whatCouldNotBeFoundOutMakesTheResultOneInPart() throws IOException {
        destination("sales", "NOMETA", "geheim");

        assertThat(probe("sales", "--output=" + profile())).isEqualTo(3);

        assertThat(out.toString()).contains("P6   failed").contains("NO_AUTHORITY");
        assertThat(ProfileFile.read("sales", profile()).metadata()).containsExactly("wsdl");
    }

    @Test
    void aRefusedLogonStoresNothingAndNamesNoPassword() throws IOException {
        destination("sales", "TESTER", "falsch");

        assertThat(probe("sales", "--output=" + profile())).isEqualTo(1);

        assertThat(out.toString())
                .contains("P1   failed")
                .contains("FL-RFC-103")
                .contains("P12  skipped");
        assertThat(err.toString()).contains("No profile was stored");
        assertThat(out + err.toString()).doesNotContain("falsch");
        assertThat(profile()).doesNotExist();
    }

    @Test
    void aDestinationThatIsNotThereIsTold() {
        assertThat(probe("nobody")).isEqualTo(1);

        assertThat(err.toString()).contains("FL-").contains("nobody");
    }

    @Test
    void aDestinationOfAnotherTypeIsTold() throws IOException {
        Files.writeString(
                directory.resolve("shop.properties"),
                "Name=shop\nType=HTTP\nURL=http://shop.example\nProxyType=Internet\nAuthentication=NoAuthentication\n");

        assertThat(probe("shop")).isEqualTo(1);

        assertThat(err.toString()).contains("shop").contains("not RFC");
    }

    @Test
    void whatIsNotCalledOverSoapIsNotProbed() throws IOException {
        Path file = directory.resolve("sales.properties");
        Files.writeString(file, Files.readString(file) + "jco.destination.x_fairlead.transport=jco\n");

        assertThat(probe("sales")).isEqualTo(1);

        assertThat(err.toString()).contains("FL-");
        assertThat(system.calls().entries()).isEmpty();
    }

    @Test
    void helpTellsOptionsAndExitCodes() {
        assertThat(probe("--help")).isZero();

        assertThat(out.toString())
                .contains("<destination>", "--directory", "--output", "--forbidden-function", "--namespaced-function")
                .contains("some probes failed");
    }

    @Test
    void withoutADestinationTheUsageIsTold() {
        CommandLine line = FairleadCommand.commandLine().setErr(new PrintWriter(err, true));

        assertThat(line.execute("rfc", "probe")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(err.toString()).contains("<destination>");
    }
}
