package dev.fairlead.emulator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.testing.SoapClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EmulatorCommandTest {
    private final StringWriter out = new StringWriter();

    @Test
    void helpTellsTheOptions() {
        CommandLine line = EmulatorCommand.commandLine(new EmulatorCommand()).setOut(new PrintWriter(out));

        assertThat(line.execute("--help")).isZero();

        assertThat(out.toString()).contains("--port", "--client", "--stateful", "--trust-certificate-header");
    }

    @Test
    void aClientMustBeOne() {
        CommandLine line = EmulatorCommand.commandLine(new EmulatorCommand()).setErr(new PrintWriter(out));

        assertThat(line.execute("--port=0", "--client=1")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(out.toString()).contains("A client has three digits: 1");
    }

    @Test
    void whatRunsIsTold() {
        EmulatorCommand command = new EmulatorCommand();
        EmulatorCommand.commandLine(command).parseArgs("--port=0", "--client=100", "--client=300", "--sid=ABC");

        try (AbapEmulator emulator = command.start()) {
            command.describe(emulator, new PrintWriter(out));

            assertThat(out.toString())
                    .contains("System ABC at " + emulator.url())
                    .contains("Client 300  CERTUSER, LIMITED, LOCKED, NOMETA, TESTER");
            assertThat(out.toString()).contains("Page        " + emulator.url() + "/fairlead");
            SoapClient client = new SoapClient(emulator, "TESTER", "secret");
            assertThat(client.get("/sap/bc/ping?sap-client=300").statusCode()).isEqualTo(200);
        }
    }
}
