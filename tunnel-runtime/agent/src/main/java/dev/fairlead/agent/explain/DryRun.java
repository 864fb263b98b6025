package dev.fairlead.agent.explain;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.http.DryRequest;
import dev.fairlead.agent.http.RequestDecision;
import dev.fairlead.agent.identity.BackendIdentities;
import dev.fairlead.agent.identity.BackendIdentity;
import dev.fairlead.agent.identity.Propagation;
import dev.fairlead.agent.kerberos.KerberosLogon;
import dev.fairlead.agent.kerberos.UserTickets;
import dev.fairlead.agent.principal.PrincipalRefusedException;
import dev.fairlead.agent.stream.Admission;
import dev.fairlead.agent.stream.AdmissionControl;
import dev.fairlead.agent.stream.Registration;
import dev.fairlead.agent.stream.StreamAudit;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.keys.Identity;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Has requests decided that nobody sent. Waits where a live request would go on later. */
public final class DryRun {
    /** Cookies are sealed by a key that only the running agent has. */
    private static final String SESSION =
            "a cookie comes with it by which this agent began a session for the same client and caller";

    private final Registration registration;
    private final AccessRules access;
    private final Propagation propagation;
    private final BackendIdentities identities;

    /**
     * @param registration whom the agent serves
     * @param access what is exposed
     * @param system the agent's own identity
     * @param propagation how callers become certificates
     * @param tickets how they get Kerberos tickets; the KDC is asked for one where a request would have one
     */
    public DryRun(
            Registration registration,
            AccessRules access,
            Identity system,
            Propagation propagation,
            UserTickets tickets) {
        this.registration = Objects.requireNonNull(registration, "registration");
        this.access = Objects.requireNonNull(access, "access");
        this.propagation = Objects.requireNonNull(propagation, "propagation");
        this.identities =
                new BackendIdentities(system, propagation, Runnable::run, new KerberosLogon(tickets, Runnable::run));
    }

    /** What would become of that request. */
    public Explanation explain(Question question) {
        LastRecord trail = new LastRecord();
        Admission admission = new AdmissionControl(registration, access, trail).decide(question.opened());
        if (admission instanceof Admission.Refused refused) {
            return new Explanation(
                    trail.get(),
                    Optional.of(refused.error()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        Admission.Admitted admitted = (Admission.Admitted) admission;
        if (admitted.mapping() instanceof HttpMapping mapping) {
            return explain(question, mapping, admitted.audit(), trail);
        }
        admitted.audit().allowed("");
        return new Explanation(
                trail.get(),
                Optional.empty(),
                Optional.of(admitted.mapping()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Explanation explain(Question question, HttpMapping mapping, StreamAudit audit, LastRecord trail) {
        RequestDecision decision =
                DryRequest.decide(access, mapping, question.opened(), question.head(), question.function(), audit);
        if (decision instanceof RequestDecision.Denied denied) {
            return denied(mapping, audit, trail, denied);
        }
        RequestDecision.Permitted permitted = (RequestDecision.Permitted) decision;
        Optional<PathResource> resource = Optional.of(permitted.resource());
        Optional<Principal> principal = question.opened().principal();
        try {
            BackendIdentity identity =
                    identities.decide(mapping, principal).toCompletableFuture().join();
            Optional<RequestDecision.Denied> blocked = permitted.denialOf(mapping, identity.caller());
            if (blocked.isPresent()) {
                return denied(mapping, audit, trail, blocked.get());
            }
            audit.allowed(identity.caller());
            return about(mapping, trail, resource, Optional.empty(), Optional.of(identity))
                    .withSubjectRule(identity.caller().isEmpty() ? Optional.empty() : rule(principal))
                    .onlyIf(permitted
                            .call()
                            .filter(call -> call.head().endsSession())
                            .map(call -> SESSION));
        } catch (CompletionException failure) {
            PrincipalRefusedException refused = (PrincipalRefusedException) failure.getCause();
            audit.denied(refused.inAudit());
            return about(mapping, trail, resource, Optional.of(refused.toStreamError()), Optional.empty())
                    .withSubjectRule(refused.isUnmapped() ? rule(principal) : Optional.empty());
        }
    }

    private static Explanation denied(
            HttpMapping mapping, StreamAudit audit, LastRecord trail, RequestDecision.Denied denied) {
        audit.denied(denied.reason(), denied.rule());
        return about(mapping, trail, denied.resource(), Optional.of(denied.error()), Optional.empty());
    }

    /** Asked only where the principal was verified a moment ago. */
    private Optional<Integer> rule(Optional<Principal> principal) {
        return principal.map(verified -> propagation
                        .rules()
                        .indexFor(propagation
                                .verifier()
                                .verify(verified)
                                .toCompletableFuture()
                                .join())
                + 1);
    }

    private static Explanation about(
            HttpMapping mapping,
            LastRecord trail,
            Optional<PathResource> resource,
            Optional<StreamError> refusal,
            Optional<BackendIdentity> identity) {
        return new Explanation(
                trail.get(), refusal, Optional.of(mapping), resource, Optional.empty(), Optional.empty(), identity);
    }
}
