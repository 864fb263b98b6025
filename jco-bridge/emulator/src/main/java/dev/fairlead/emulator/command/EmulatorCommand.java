package dev.fairlead.emulator.command;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.EmulatorBuilder;
import dev.fairlead.emulator.system.User;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program {@code fairlead-emulator}. */
@Command(
        name = "fairlead-emulator",
        description = "Runs a small ABAP system for tests at 127.0.0.1 until it gets SIGTERM or Ctrl-C.",
        mixinStandardHelpOptions = true,
        versionProvider = EmulatorCommand.Version.class)
public final class EmulatorCommand implements Callable<Integer> {

    @Option(names = "--port", description = "Port to listen on; 0 for a free one. Default: ${DEFAULT-VALUE}")
    private int port = 50000;

    @Option(names = "--sid", description = "System id. Default: ${DEFAULT-VALUE}")
    private String sid = "FLD";

    @Option(names = "--release", description = "Release of the software. Default: ${DEFAULT-VALUE}")
    private String release = "758";

    @Option(
            names = "--client",
            description = "Client with the standard users; may be given more than once. Default: ${DEFAULT-VALUE}",
            defaultValue = "100")
    private List<String> clients;

    @Option(
            names = "--password",
            description = "Password of all users: of no worth outside of tests. Default: ${DEFAULT-VALUE}")
    private String password = "secret";

    @Option(names = "--stateful", description = "Give callers over SOAP a session by cookie.")
    private boolean stateful;

    @Option(
            names = "--trust-certificate-header",
            description = "Believe the header SSL_CLIENT_CERT, as behind a trusted proxy.")
    private boolean trustHeader;

    @Spec
    private CommandSpec spec;

    /** Tells the version that the build wrote into the archive. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "fairlead-emulator "
                        + Optional.ofNullable(EmulatorCommand.class.getPackage().getImplementationVersion())
                                .orElse("(not packaged)")
            };
        }
    }

    /** Runs a system and ends the process with the command's status. */
    public static void main(String[] arguments) {
        System.exit(commandLine(new EmulatorCommand()).execute(arguments));
    }

    static CommandLine commandLine(EmulatorCommand command) {
        return new CommandLine(command).setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println(failure.getMessage());
            return failure instanceof IllegalArgumentException
                    ? CommandLine.ExitCode.USAGE
                    : CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        AbapEmulator emulator = start();
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "fairlead-stop"));
        describe(emulator, spec.commandLine().getOut());
        stopped.await();
        return CommandLine.ExitCode.OK;
    }

    AbapEmulator start() {
        EmulatorBuilder builder = AbapEmulator.builder()
                .port(port)
                .sid(sid)
                .release(release)
                .statefulSoap(stateful)
                .standardModules();
        clients.forEach(client -> builder.client(client).standardUsers(password));
        return (trustHeader ? builder.trustCertificateHeader() : builder).start();
    }

    void describe(AbapEmulator emulator, PrintWriter out) {
        out.println("System " + sid + " at " + emulator.url());
        out.println("SOAP-RFC    " + emulator.url() + "/sap/bc/soap/rfc");
        out.println("WSDL        " + emulator.url() + "/sap/bc/soap/wsdl11?services=STFC_CONNECTION");
        out.println("Page        " + emulator.statusPage());
        for (String client : clients) {
            out.println("Client " + client + "  "
                    + emulator.users().all().stream()
                            .filter(user -> user.client().equals(client))
                            .map(User::name)
                            .collect(Collectors.joining(", ")));
        }
        out.println("Password    " + password);
        out.println("Modules     " + emulator.functions().size());
        out.flush();
    }
}
