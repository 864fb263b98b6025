package dev.fairlead.payara.server;

import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Payara Micro that obeys commands from its standard input, one a line: {@code deploy <name> <file>},
 * {@code undeploy <name>}, {@code admin <command> <arguments>}, {@code census}. The end of the input ends the server.
 */
public final class PayaraMain {
    static final String ANSWER = "@@ ";
    /** The server's own property: where its data grid is configured. Without it there is no data grid. */
    private static final String GRID = "hazelcast.config";

    private static final String SERVER = "configs.config.server-config.";

    private final PrintStream out;
    private final AtomicReference<AdminCommandRunner> admin = new AtomicReference<>();

    private PayaraMain(PrintStream out) {
        this.out = out;
    }

    /** Starts the server on the HTTP port {@code arguments[0]}. */
    public static void main(String[] arguments) throws Exception {
        new PayaraMain(System.out).run(Integer.parseInt(arguments[0]));
        // threads of the server that are not daemons must not keep the process
        System.exit(0);
    }

    private void run(int httpPort) throws Exception {
        boolean grid = System.getProperty(GRID) != null;
        PayaraMicroRuntime runtime = PayaraMicro.getInstance()
                .setNoCluster(!grid)
                .setNoHazelcast(!grid)
                .setHttpPort(httpPort)
                .setPreBootHandler(commands -> keepToLoopback(commands, grid))
                .setPostBootHandler(admin::set)
                .bootStrap();
        answer("ready");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                obey(line.split(" ", 3));
            }
        }
        runtime.shutdown();
    }

    /** Payara Micro and its data grid listen on every address unless told otherwise; the grid by its own file. */
    private static void keepToLoopback(AdminCommandRunner commands, boolean grid) {
        commands.run(
                "set", SERVER + "network-config.network-listeners.network-listener.http-listener.address=127.0.0.1");
        commands.run("set", SERVER + "hazelcast-config-specific-configuration.enabled=" + grid);
    }

    private void obey(String[] command) throws IOException {
        switch (command[0]) {
            case "deploy" -> answer(admin("deploy", "--name=" + command[1], command[2]));
            case "undeploy" -> answer(admin("undeploy", command[1]));
            case "admin" -> answer(admin(command[1], command[2].split(" ")));
            case "census" -> answer(Census.take().toString());
            default -> answer("unknown command " + command[0]);
        }
    }

    /** {@code ok}, or why the server refused. */
    private String admin(String command, String... arguments) {
        ClusterCommandResult result = admin.get().run(command, arguments);
        if (result.getExitStatus() == ClusterCommandResult.ExitStatus.SUCCESS) {
            return "ok";
        }
        Throwable cause = result.getFailureCause();
        return "failed " + result.getOutput() + (cause == null ? "" : " " + cause);
    }

    private void answer(String text) {
        out.println(ANSWER + text.replaceAll("\\s+", " "));
        out.flush();
    }
}
