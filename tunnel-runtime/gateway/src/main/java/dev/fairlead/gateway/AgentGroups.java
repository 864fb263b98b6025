package dev.fairlead.gateway;

import dev.fairlead.gateway.group.GroupMode;
import dev.fairlead.gateway.group.GroupRule;
import dev.fairlead.gateway.group.GroupRules;
import dev.fairlead.gateway.group.Leases;
import dev.fairlead.tunnel.control.Lease;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Decides which agents of a tenant and location serve. Where all do, each session is told that it needs no lease; where
 * one does, sessions ask for the lease of their agent, and serve while they have it.
 */
final class AgentGroups {
    private static final System.Logger LOGGER = System.getLogger(AgentGroups.class.getName());

    private static final SessionLease.Question UNASKED = new SessionLease.Question(0, 0);

    private final AgentPool pool;
    private final Leases leases;
    private final Executor blocking;
    private volatile GroupRules rules;

    AgentGroups(GroupRules rules, AgentPool pool, Leases leases, Executor blocking) {
        this.rules = rules;
        this.pool = pool;
        this.leases = leases;
        this.blocking = blocking;
    }

    GroupMode modeOf(AgentSession session) {
        return ruleOf(session).mode();
    }

    /** Goes by other rules from now on. */
    void change(GroupRules changed) {
        rules = changed;
        submit(() -> pool.sessions().forEach(this::answer));
    }

    /** The session has asked; answered later. */
    void asked(AgentSession session) {
        submit(() -> answer(session));
    }

    /** The session takes no more streams: if none of its agent does, another agent is active at once. */
    void drains(AgentSession session) {
        submit(() -> {
            if (members(session).noneMatch(other -> other.holder().equals(session.holder()))) {
                release(session);
            }
        });
    }

    private void release(AgentSession session) {
        try {
            leases.release(group(session), session.holder());
        } catch (IOException unreachable) {
            LOGGER.log(System.Logger.Level.WARNING, "A lease was not released, and ends by itself", unreachable);
        }
        GroupRule rule = ruleOf(session);
        List<AgentSession> heirs = members(session)
                .sorted(Comparator.comparingInt((AgentSession other) -> rank(rule, other))
                        .thenComparing(AgentSession::since))
                .toList();
        heirs.forEach(this::answer);
    }

    private void answer(AgentSession session) {
        session.leased(decide(session));
    }

    /** What the session is told; blocks. */
    LeaseAnswer decide(AgentSession session) {
        GroupRule rule = ruleOf(session);
        SessionLease.Question question = session.lease().question().orElse(UNASKED);
        if (rule.mode() == GroupMode.SHARED) {
            return new LeaseAnswer(new Lease(question.asked(), 0, 0, 0), question.heard());
        }
        GroupRules current = rules;
        long askEvery = Math.max(1, current.askEvery().toMillis());
        Optional<Long> epoch = Optional.empty();
        if (session.mayLead()) {
            boolean first = members(session).allMatch(other -> rank(rule, session) <= rank(rule, other));
            try {
                epoch = leases.ask(group(session), session.holder(), current.lease(), first);
            } catch (IOException unreachable) {
                LOGGER.log(System.Logger.Level.WARNING, "The lease of a location is not known", unreachable);
            }
        }
        long millis = epoch.isPresent() ? current.lease().toMillis() : 0;
        return new LeaseAnswer(
                new Lease(question.asked(), epoch.orElse(0L), millis, askEvery),
                question.heard() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** The sessions of the same tenant and location that take streams. */
    private Stream<AgentSession> members(AgentSession session) {
        return pool.sessions(RouteKey.of(session)).stream().filter(AgentSession::mayLead);
    }

    private static int rank(GroupRule rule, AgentSession session) {
        return rule.rank(session.name().agentId());
    }

    private GroupRule ruleOf(AgentSession session) {
        return rules.of(session.name().tenant(), session.locationId());
    }

    private static String group(AgentSession session) {
        return session.name().tenant() + "/" + session.locationId();
    }

    private void submit(Runnable task) {
        try {
            blocking.execute(task);
        } catch (RejectedExecutionException busy) {
            LOGGER.log(System.Logger.Level.DEBUG, "The gateway is busy; agents will ask again", busy);
        }
    }
}
