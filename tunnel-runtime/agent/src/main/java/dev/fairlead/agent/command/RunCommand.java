package dev.fairlead.agent.command;

import dev.fairlead.agent.Agent;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Connects to the gateway and serves until the process is told to end. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Connects to the gateway and serves until it gets SIGTERM or Ctrl-C.")
final class RunCommand implements Callable<Integer> {
    private static final int LOOK_EVERY_SECONDS = 2;

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Mixin
    private ConfigurationOption configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigurationException, IOException, InterruptedException {
        AgentConfiguration read = configuration.read();
        AgentCredentials credentials = AgentCredentials.load(read.directory())
                .orElseThrow(() -> new IOException("This agent is not enrolled: get a code from the gateway and run"
                        + " enroll --config " + configuration.file() + " CODE"));
        PrintWriter out = spec.commandLine().getOut();
        StateReporter reporter = new StateReporter(out, Clock.systemUTC());
        reporter.say(AgentVersion.text() + " serves " + read.access().mappings().size() + " mappings");
        read.warnings().forEach(warning -> reporter.say("warning: " + warning));
        Agent agent = Agent.start(read, credentials, AgentVersion.text(), reporter);
        reporter.ask(agent::sessions);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(agent, reporter), "fairlead-stop"));
        ConfigurationWatch watch = new ConfigurationWatch(configuration.file(), agent::reload, reporter::say);
        // the threads of the agent work; this one looks after the configuration until the shutdown hook ends the
        // process
        while (!stopped.await(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
            watch.look();
        }
        return 0;
    }

    private static void stop(Agent agent, StateReporter reporter) {
        reporter.say("stopping");
        agent.close();
        reporter.say("stopped");
        // to be told to end is no failure, yet a JVM that a signal ends would report one
        Runtime.getRuntime().halt(0);
    }
}
