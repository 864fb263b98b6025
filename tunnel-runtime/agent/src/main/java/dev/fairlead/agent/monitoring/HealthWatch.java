package dev.fairlead.agent.monitoring;

import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.agent.status.GatewayLink;
import dev.fairlead.agent.status.GatewayLink.LinkError;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at machine, tunnels and certificates now and then, and raises alerts:
 *
 * <pre>
 * | Condition                                          | Told              |
 * | -------------------------------------------------- | ----------------- |
 * | no session of a tenant stands, and there was or could not be one | once |
 * | load above the threshold for longer than tolerated | once              |
 * | too little room on the disk                        | once              |
 * | a certificate of the agent ends                    | again and again   |
 * </pre>
 *
 * A tenant that an administrator has disabled is none of this. Certificates that the agent only trusts are not watched.
 */
public final class HealthWatch {
    private static final System.Logger LOG = System.getLogger(HealthWatch.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final HealthSettings settings;
    private final Supplier<Map<String, AgentStatus>> tenants;
    private final Supplier<MachineFigures> machine;
    private final Clock clock;
    private final Alerts alerts;
    private final CertificateReminders certificates;
    private volatile Optional<MachineFigures> figures = Optional.empty();
    private Instant next = Instant.MIN;
    private Optional<Instant> busySince = Optional.empty();

    /**
     * @param tenants how each tenant fares
     * @param directories of the agent; not empty
     * @param told gets a line for each alert, and for each that is over
     */
    public HealthWatch(
            HealthSettings settings,
            Supplier<Map<String, AgentStatus>> tenants,
            List<Path> directories,
            Clock clock,
            Consumer<String> told) {
        this(settings, tenants, new Machine(directories)::measure, clock, told);
    }

    HealthWatch(
            HealthSettings settings,
            Supplier<Map<String, AgentStatus>> tenants,
            Supplier<MachineFigures> machine,
            Clock clock,
            Consumer<String> told) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.tenants = Objects.requireNonNull(tenants, "tenants");
        this.machine = machine;
        this.clock = clock;
        this.alerts = new Alerts(clock, told);
        this.certificates = new CertificateReminders(alerts, settings);
    }

    /** Looks, unless it did less than a quarter of a minute ago. Blocks shortly. On one thread at a time. */
    public void look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        try {
            look(now);
        } catch (RuntimeException failed) {
            // whoever looks after the agent must not be what ends it
            LOG.log(System.Logger.Level.WARNING, "The agent could not look after itself", failed);
        }
    }

    private void look(Instant now) {
        MachineFigures measured = machine.get();
        figures = Optional.of(measured);
        load(measured, now);
        disk(measured);
        Map<String, AgentStatus> served = tenants.get();
        served.forEach((name, tenant) -> tunnel(entity(name), tenant));
        alerts.keep(
                AlertKind.TUNNELS,
                entity -> served.keySet().stream().map(HealthWatch::entity).anyMatch(entity::equals));
        certificates(served, now);
    }

    /** How the machine fared when it was looked at last; empty before. */
    Optional<MachineFigures> figures() {
        return figures;
    }

    /** The newest alert first. */
    List<Alert> alerts() {
        return alerts.read();
    }

    HealthSettings settings() {
        return settings;
    }

    private void load(MachineFigures measured, Instant now) {
        if (measured.cpuPercent() <= settings.cpuPercent()) {
            busySince = Optional.empty();
            alerts.recovered(AlertKind.CPU, "", "The machine's load is " + measured.cpuPercent() + " %");
            return;
        }
        Instant since = busySince.orElse(now);
        busySince = Optional.of(since);
        if (Duration.between(since, now).compareTo(settings.cpuTolerance()) > 0) {
            alerts.raise(AlertKind.CPU, "", "The machine's load is " + measured.cpuPercent() + " % since " + since);
        }
    }

    private void disk(MachineFigures measured) {
        long free = measured.disk().free();
        String message = "The disk of the agent's directory has " + free + " MB left";
        if (measured.disk().total() > 0 && free < settings.freeDiskBytes() >> 20) {
            alerts.raise(AlertKind.DISK, "", message);
        } else {
            alerts.recovered(AlertKind.DISK, "", message);
        }
    }

    private void tunnel(String entity, AgentStatus tenant) {
        if (tenant.sessions() > 0) {
            alerts.recovered(AlertKind.TUNNELS, entity, "The tunnel of " + entity + " stands");
            return;
        }
        tenant.links().stream()
                .map(GatewayLink::lastError)
                .flatMap(Optional::stream)
                .max(Comparator.comparing(LinkError::at))
                .ifPresent(error ->
                        alerts.raise(AlertKind.TUNNELS, entity, "No tunnel of " + entity + " stands: " + error.text()));
    }

    private void certificates(Map<String, AgentStatus> served, Instant now) {
        Set<String> seen = new HashSet<>();
        served.forEach((name, tenant) -> tenant.certificates().forEach(certificate -> {
            String entity = certificate.type() + " of " + entity(name);
            seen.add(entity);
            certificates.look(entity, certificate, now);
        }));
        alerts.keep(AlertKind.CERTIFICATES, seen::contains);
    }

    /** What a tenant is called; the only one has no name. */
    private static String entity(String name) {
        return name.isEmpty() ? "the agent" : "tenant " + name;
    }
}
