package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.AccessDecision;
import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.BackendType;
import dev.fairlead.agent.access.CallRules;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.SoapPaths;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.backend.BackendTrust;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.token.TrustedIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Settings that are allowed, and that somebody should know about. */
final class Questionable {
    private static final String CALLS = SoapPaths.USUAL.calls().orElseThrow();

    private final List<TrustedIssuer> issuers;
    private final PropagationSettings propagation;
    private final BackendTrust trust;

    Questionable(List<TrustedIssuer> issuers, PropagationSettings propagation, BackendTrust trust) {
        this.issuers = issuers;
        this.propagation = propagation;
        this.trust = trust;
    }

    /** A sentence each. */
    List<String> in(List<SystemMapping> mappings) {
        List<String> warnings = new ArrayList<>();
        if (trust.all()) {
            warnings.add("Every TLS back end is trusted, whoever it is: list certificates in backends.trust and remove"
                    + " backends.trustAll");
        }
        if (mappings.stream().anyMatch(Questionable::propagates)
                && !propagation.subjectRules().tellsTechnicalUsersApart()) {
            warnings.add("Technical users become the same subjects as people of the same name: add a rule to"
                    + " propagation.subjectPatterns that tests user_type");
        }
        mappings.forEach(mapping -> look(mapping, warnings));
        return warnings;
    }

    private void look(SystemMapping mapping, List<String> warnings) {
        String name = mapping.virtualAuthority();
        boolean tls = mapping.address().protocol().tls();
        if (tls && trust.none()) {
            warnings.add(name + " uses TLS, but no back end is trusted: list certificates in backends.trust");
        }
        if (tls && !mapping.connection().checkHostName()) {
            warnings.add(name + " takes any trusted certificate for its back end's: have one issued that names the"
                    + " host, and remove checkHostName");
        }
        if (mapping instanceof HttpMapping http) {
            if (mapping.address().protocol().kind() == StreamKind.RFC
                    && http.calls().isEmpty()) {
                warnings.add(name + " exposes every function that its users may call: list functions to narrow it");
            }
            if (exposesCalls(http)) {
                warnings.add(
                        name + " exposes " + CALLS + ", and so every function that its users may call: add a resource"
                                + " for that path with rfcFunctions");
            }
            rulesOf(http)
                    .flatMap(rules -> rules.functions().missingForTransactions().stream())
                    .distinct()
                    .forEach(
                            missing -> warnings.add(
                                    name + " exposes functions that begin with BAPI_, but not " + missing
                                            + ", without which nothing that they change is kept or undone: add it to functions"));
            if (http.resources().isEmpty()) {
                warnings.add(name + " has no resources: every request to it is denied");
            }
            if (propagates(mapping) && issuers.isEmpty()) {
                warnings.add(name + " propagates principals, but no issuer is trusted: list one in trust.issuers");
            }
        } else if (mapping.applications().isEmpty()) {
            warnings.add(name + " relays bytes uninspected for every application: list applications to narrow it");
        }
    }

    /** Of other systems, that path means nothing. */
    private static boolean exposesCalls(HttpMapping mapping) {
        return mapping.address().protocol().kind() == StreamKind.HTTP
                && mapping.label().type() == BackendType.ABAP
                && new AccessRules(List.of(mapping)).decide(mapping, CALLS)
                        instanceof AccessDecision.Permitted permitted
                && permitted.resource().calls().isEmpty();
    }

    private static Stream<CallRules> rulesOf(HttpMapping mapping) {
        return Stream.concat(
                mapping.calls().stream(), mapping.resources().stream().flatMap(resource -> resource.calls().stream()));
    }

    private static boolean propagates(SystemMapping mapping) {
        return mapping instanceof HttpMapping http && http.principals().mode().propagating();
    }
}
