package dev.fairlead.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.gateway.Gateway;
import dev.fairlead.gateway.GatewaySettings;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Enrolment;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GatewayCommandTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = GatewayCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private String dir() {
        return directory.resolve("gateway").toString();
    }

    @Test
    void aCodeIsOneLineThatNamesTheGateway() throws IOException {
        int status = run("enrolment-code", "--directory", dir(), "--endpoint", "gateway.example:8443");

        assertThat(status).isZero();
        assertThat(out.toString().strip()).doesNotContain(" ", "\n");
        EnrolmentCode code = EnrolmentCode.parse(out.toString());
        assertThat(code.endpoint()).hasToString("gateway.example:8443");
        assertThat(code.authorityFingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void anEnrolledAgentIsListedUntilItIsRevoked() throws IOException {
        try (Gateway gateway = Gateway.start(GatewaySettings.of(directory.resolve("gateway"), "127.0.0.1", 0))) {
            run(
                    "enrolment-code",
                    "--directory",
                    dir(),
                    "--endpoint",
                    "127.0.0.1:" + gateway.agentPort(),
                    "--tenant",
                    "acme",
                    "--location",
                    "plant1",
                    "--valid",
                    "90s");
            AgentCredentials credentials = Enrolment.enrol(EnrolmentCode.parse(out.toString()));

            assertThat(run("agents", "--directory", dir())).isZero();
            assertThat(out.toString()).containsPattern(credentials.agentId() + " +acme +plant1 .* active");

            assertThat(run("revoke", "--directory", dir(), credentials.agentId()))
                    .isZero();
            run("agents", "--directory", dir());
            assertThat(out.toString()).containsPattern(credentials.agentId() + " +acme +plant1 .* revoked");
        }
    }

    @Test
    void anAgentThatIsNotThereCannotBeRevoked() {
        run("enrolment-code", "--directory", dir(), "--endpoint", "gateway:1");

        assertThat(run("revoke", "--directory", dir(), "agent-000")).isEqualTo(2);
        assertThat(err.toString()).contains("agent-000");
    }

    @Test
    void aTypingErrorInTheDirectoryCreatesNone() {
        assertThat(run("agents", "--directory", dir())).isEqualTo(2);
        assertThat(err.toString()).contains("no directory of a gateway");
        assertThat(directory.resolve("gateway")).doesNotExist();
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThat(run("enrolment-code", "--directory", dir(), "--endpoint", "gateway"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("expected host:port");
        assertThat(run("enrolment-code", "--directory", dir(), "--endpoint", "g:1", "--valid", "soon"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'soon'");
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("enrolment-code", "agents", "revoke");
    }
}
