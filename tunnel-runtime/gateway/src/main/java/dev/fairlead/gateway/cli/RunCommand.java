package dev.fairlead.gateway.cli;

import dev.fairlead.gateway.configuration.GatewayConfiguration;
import dev.fairlead.gateway.server.GatewayServer;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.logging.LogLevelWatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves until the process is told to end, and follows changes of its configuration. */
@Command(
        name = "run",
        description = "Serves agents and clients until it gets SIGTERM or Ctrl-C.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final long LOOK_SECONDS = 5;

    @Spec
    private CommandSpec spec;

    private String waitedFor = "";

    @Mixin
    private ConfigurationOption configuration;

    @Override
    public Integer call() throws ConfigurationException, IOException, InterruptedException {
        GatewayConfiguration current = configuration.read();
        current.warnings().forEach(warning -> say("warning: " + warning));
        GatewayServer server = GatewayServer.start(current);
        say("agents are awaited on port " + server.agentPort());
        for (int i = 0; i < server.ports().size(); i++) {
            say(current.fronts().get(i).protocol() + " proxy on port "
                    + server.ports().get(i));
        }
        server.adminPort().ifPresent(port -> say("health and metrics on port " + port));
        Duration drain = current.drain();
        CountDownLatch told = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, told, drain), "fairlead-stop"));
        LogLevelWatch logging = new LogLevelWatch(current.gateway().directory(), Clock.systemUTC(), this::say);
        while (!told.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
            current = follow(server, current);
            logging.look();
        }
        return 0;
    }

    /** A change that is wrong is reported, and what was right before goes on. */
    private GatewayConfiguration follow(GatewayServer server, GatewayConfiguration current) {
        try {
            GatewayConfiguration read = configuration.read();
            if (read.revision().equals(current.revision()) && read.fronts().equals(current.fronts())) {
                return current;
            }
            server.reload(read).ifPresent(this::say);
            say("the configuration was read anew");
            return read;
        } catch (ConfigurationException | IOException wrong) {
            say("the configuration was changed, and is not used: " + wrong.getMessage());
            return current;
        }
    }

    private void stop(GatewayServer server, CountDownLatch told, Duration drain) {
        told.countDown();
        say("stopping");
        try {
            server.drain(drain, this::waiting);
        } catch (InterruptedException hurried) {
            server.close();
        }
        say("stopped");
        // to be told to end is no failure, yet a JVM that a signal ends would report one
        Runtime.getRuntime().halt(0);
    }

    private void waiting(int connections, int streams, Duration left) {
        String what = "waits for " + connections + " connections and " + streams + " streams";
        if (!what.equals(waitedFor)) {
            waitedFor = what;
            say(what + ", " + left.toSeconds() + " s at most");
        }
    }

    private synchronized void say(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Clock.systemUTC().instant() + " " + text);
        out.flush();
    }
}
