package dev.fairlead.agent;

import dev.fairlead.agent.certificate.CertificateAuthorityException;
import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.configuration.Installation;
import dev.fairlead.agent.configuration.TenantConfiguration;
import dev.fairlead.agent.status.AgentStatus;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.dial.DialListener;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The agents of one process, one for each tenant. They share no identity, certificate, mapping, trust, cache or
 * connection, so that nothing that happens to one of them reaches another:
 *
 * <pre>
 * | In the configuration now      | Running before | Then                                                |
 * | ----------------------------- | -------------- | --------------------------------------------------- |
 * | enabled, usable               | no             | starts                                              |
 * | enabled, usable, not enrolled | no             | waits until it is                                   |
 * | enabled, usable, changed      | yes            | goes on by it; with another directory starts anew   |
 * | enabled, usable, the same     | yes            | is left alone                                       |
 * | enabled, but with problems    | yes            | goes on by what it had                              |
 * | not enabled, or not there     | yes            | takes no more requests, lets running ones finish    |
 * | enrolled anew, not connected  | yes            | starts anew                                         |
 * </pre>
 */
public final class TenantAgents implements TenantService {
    private final String software;
    private final Function<String, DialListener> listeners;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private boolean waiting;
    private boolean closed;

    /**
     * @param software name and version that gateways see
     * @param listeners hear of the sessions of the tenant of that name, on event loops
     */
    public TenantAgents(String software, Function<String, DialListener> listeners) {
        this.software = Objects.requireNonNull(software, "software");
        this.listeners = Objects.requireNonNull(listeners, "listeners");
    }

    @Override
    public synchronized TenantChanges apply(Installation installation) {
        TenantChanges changes = TenantChanges.none();
        if (closed) {
            return changes;
        }
        waiting = false;
        end(installation, changes);
        for (TenantConfiguration tenant : installation.tenants()) {
            if (tenant.enabled() && tenant.settings().isPresent()) {
                try {
                    serve(tenant.name(), tenant.settings().get(), changes);
                } catch (IOException | CertificateAuthorityException | IllegalArgumentException unusable) {
                    String reason = Objects.toString(unusable.getMessage(), unusable.toString());
                    (running.containsKey(tenant.name()) ? changes.kept() : changes.unserved())
                            .put(tenant.name(), reason);
                }
            }
        }
        reopenChannels(changes);
        return changes;
    }

    private void reopenChannels(TenantChanges changes) {
        running.forEach((name, agent) -> {
            List<String> closed = agent.agent().channels().reopen();
            if (!closed.isEmpty()) {
                waiting = true;
                changes.channels().put(name, String.join("; ", closed));
            }
        });
    }

    @Override
    public synchronized boolean waiting() {
        return waiting
                || running.values().stream().anyMatch(agent -> agent.agent().sessions() == 0);
    }

    /** Sessions of a tenant that stand at this moment; 0 for one that is not served. */
    public int sessions(String tenant) {
        Running agent = running.get(tenant);
        return agent == null ? 0 : agent.agent().sessions();
    }

    /** How each tenant that is served fares, by its name in the configuration. */
    public Map<String, AgentStatus> status() {
        Map<String, AgentStatus> status = new TreeMap<>();
        running.forEach((name, agent) -> status.put(name, agent.agent().status()));
        return status;
    }

    @Override
    public synchronized void close() {
        closed = true;
        close(List.copyOf(running.values()));
        running.clear();
    }

    private void serve(String name, AgentConfiguration settings, TenantChanges changes) throws IOException {
        Running former = running.get(name);
        if (former == null) {
            start(name, settings, changes);
        } else if (!former.settings().directory().equals(settings.directory()) || isEnrolledAnew(former)) {
            running.remove(name);
            former.agent().close();
            start(name, settings, changes);
        } else if (former.differsFrom(settings)) {
            former.agent().reload(settings);
            running.put(name, new Running(former.agent(), former.place(), settings));
            changes.changed().add(name);
        }
    }

    /** As long as a session stands nothing is wrong with the former enrolment; without one it may have ended. */
    private static boolean isEnrolledAnew(Running former) throws IOException {
        return former.agent().sessions() == 0
                && AgentCredentials.load(former.settings().directory())
                        .filter(now -> !now.agentId().equals(former.agent().id()))
                        .isPresent();
    }

    private void start(String name, AgentConfiguration settings, TenantChanges changes) throws IOException {
        AgentCredentials credentials =
                AgentCredentials.load(settings.directory()).orElse(null);
        if (credentials == null) {
            waiting = true;
            changes.unserved()
                    .put(
                            name,
                            "not enrolled: get a code from its gateway and run enroll --config FILE" + options(name)
                                    + " CODE");
            return;
        }
        Place place = new Place(credentials.endpoint(), credentials.tenant(), credentials.locationId());
        for (Map.Entry<String, Running> other : running.entrySet()) {
            if (other.getValue().place().equals(place)) {
                throw new IOException("enrolled for the tenant and location of " + other.getKey()
                        + " at the same gateway: enrol it for its own");
            }
        }
        Agent agent = Agent.start(settings, credentials, software, listeners.apply(name));
        running.put(name, new Running(agent, place, settings));
        changes.started().add(name);
    }

    /** What names a tenant on the command line. */
    private static String options(String name) {
        return name.isEmpty() ? "" : " --tenant " + name;
    }

    private void end(Installation installation, TenantChanges changes) {
        List<Running> ended = new ArrayList<>();
        for (Map.Entry<String, Running> entry : running.entrySet()) {
            if (!installation
                    .tenant(entry.getKey())
                    .map(TenantConfiguration::enabled)
                    .orElse(false)) {
                ended.add(entry.getValue());
                running.remove(entry.getKey());
                changes.ended().add(entry.getKey());
            }
        }
        close(ended);
    }

    /** Each may let its streams finish for some time, so none waits for another. */
    private static void close(List<Running> agents) {
        List<Thread> closers = agents.stream()
                .map(ended -> new Thread(ended.agent()::close, "fairlead-tenant-end"))
                .toList();
        closers.forEach(Thread::start);
        try {
            for (Thread closer : closers) {
                closer.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** For whom an agent stands: no two agents of a process for the same. */
    private record Place(Endpoint gateway, String tenant, String locationId) {}

    private record Running(Agent agent, Place place, AgentConfiguration settings) {

        boolean differsFrom(AgentConfiguration now) {
            return !settings.revision().equals(now.revision())
                    || !settings.keys().equals(now.keys());
        }
    }
}
