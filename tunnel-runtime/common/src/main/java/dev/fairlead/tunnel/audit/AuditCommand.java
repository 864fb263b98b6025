package dev.fairlead.tunnel.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands on the audit log, the same for every program that writes one. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Works on the audit log, also where the program that wrote it does not run.")
public final class AuditCommand {
    private static final int BROKEN = 1;
    private static final int UNREADABLE = 2;

    @Spec
    private CommandSpec spec;

    AuditCommand() {}

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Says whether the log is as it was written.",
            exitCodeListHeading = "Exit status:%n",
            exitCodeList = {"0:the log is whole", "1:something was changed", "2:it cannot be read"})
    int verify(
            @Parameters(
                            paramLabel = "DIRECTORY",
                            description = "the directory 'audit' of an agent or a gateway, or a copy of it")
                    Path directory,
            @Option(
                            names = "--key",
                            paramLabel = "FILE",
                            description = "the public key; best a copy made at installation")
                    Path key) {
        CommandLine commandLine = spec.commandLine();
        try {
            List<AuditReport> reports =
                    AuditVerifier.verify(directory, key == null ? AuditVerifier.keyFile(directory) : key);
            reports.forEach(report -> print(report, commandLine.getOut()));
            return reports.stream().allMatch(AuditReport::whole) ? 0 : BROKEN;
        } catch (IOException unreadable) {
            commandLine.getErr().println("The audit log cannot be read: " + unreadable.getMessage());
            return UNREADABLE;
        }
    }

    private static void print(AuditReport report, PrintWriter out) {
        report.notes().forEach(note -> out.println("Note: " + note));
        report.breaks().forEach(sentence -> out.println("Broken: " + sentence));
        out.println(report.scope() + ": " + report.records() + " records, signed up to " + report.lastSigned() + ", "
                + (report.whole() ? "whole" : "BROKEN"));
    }
}
