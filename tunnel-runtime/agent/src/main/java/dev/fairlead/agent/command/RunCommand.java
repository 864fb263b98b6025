package dev.fairlead.agent.command;

import dev.fairlead.agent.TenantAgents;
import dev.fairlead.agent.TenantChanges;
import dev.fairlead.agent.admin.AdminListener;
import dev.fairlead.agent.admin.AdminSettings;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.Installation;
import dev.fairlead.agent.monitoring.HealthWatch;
import dev.fairlead.agent.monitoring.MonitoringApi;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import dev.fairlead.tunnel.logging.LogLevelWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Connects to the gateways and serves until the process is told to end. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Connects to the gateways of its tenants and serves until it gets SIGTERM or Ctrl-C.")
final class RunCommand implements Callable<Integer> {
    private static final int LOOK_EVERY_SECONDS = 2;

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Mixin
    private ConfigurationOption configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws ConfigurationException, IOException, InterruptedException {
        Installation installation = configuration.readAll();
        StateReporter reporter = new StateReporter(spec.commandLine().getOut(), Clock.systemUTC());
        TenantReports reports = new TenantReports(reporter);
        TenantAgents agents = new TenantAgents(AgentVersion.text(), reports::of);
        reports.ask(agents::sessions);
        reporter.say(AgentVersion.text() + " starts");
        TenantChanges changes = agents.apply(installation);
        if (!installation.several() && !changes.unserved().isEmpty()) {
            agents.close();
            throw new IOException("This agent cannot serve: "
                    + String.join("", changes.unserved().values()));
        }
        reports.tell(installation, changes);
        installation.tenants().stream()
                .filter(tenant -> !tenant.enabled())
                .forEach(tenant -> reports.of(tenant.name()).say("not connected: it is not enabled"));
        Optional<HealthWatch> health = health(installation, agents, reporter);
        Optional<AdminListener> admin = admin(installation, agents, health, reporter);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(agents, admin, reporter), "fairlead-stop"));
        ConfigurationWatch watch = new ConfigurationWatch(installation, agents, reports);
        LogLevelWatch logging = new LogLevelWatch(installation.directory(), Clock.systemUTC(), reporter::say);
        // the threads of the agents work; this one looks after the configuration until the shutdown hook ends the
        // process
        while (!stopped.await(LOOK_EVERY_SECONDS, TimeUnit.SECONDS)) {
            watch.look();
            logging.look();
            health.ifPresent(HealthWatch::look);
        }
        return 0;
    }

    /** Only where somebody watches: to measure the machine costs memory. */
    private static Optional<HealthWatch> health(
            Installation installation, TenantAgents agents, StateReporter reporter) {
        List<Path> directories = Stream.concat(
                        installation.tenants().stream()
                                .flatMap(tenant -> tenant.settings().stream())
                                .map(AgentConfiguration::directory),
                        Stream.of(installation.file().toAbsolutePath().getParent()))
                .distinct()
                .toList();
        return installation
                .admin()
                .map(admin ->
                        new HealthWatch(admin.health(), agents::status, directories, Clock.systemUTC(), reporter::say));
    }

    private static Optional<AdminListener> admin(
            Installation installation, TenantAgents agents, Optional<HealthWatch> health, StateReporter reporter)
            throws IOException {
        if (installation.admin().isEmpty() || health.isEmpty()) {
            return Optional.empty();
        }
        AdminSettings settings = installation.admin().get();
        try {
            AdminListener admin = AdminListener.start(
                    settings.address(),
                    agents::status,
                    settings.monitoring()
                            .map(logon -> new MonitoringApi(logon, agents::status, health.get(), Clock.systemUTC())));
            reporter.say("health and metrics on port " + admin.port());
            return Optional.of(admin);
        } catch (IOException taken) {
            agents.close();
            throw taken;
        }
    }

    private static void stop(TenantAgents agents, Optional<AdminListener> admin, StateReporter reporter) {
        reporter.say("stopping");
        admin.ifPresent(AdminListener::close);
        agents.close();
        reporter.say("stopped");
        // to be told to end is no failure, yet a JVM that a signal ends would report one
        Runtime.getRuntime().halt(0);
    }
}
