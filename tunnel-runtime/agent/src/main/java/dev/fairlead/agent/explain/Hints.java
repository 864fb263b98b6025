package dev.fairlead.agent.explain;

import dev.fairlead.agent.access.DenialReason;
import dev.fairlead.agent.http.RequestDecision;
import dev.fairlead.tunnel.audit.AuditRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an administrator can do about a denial, by its reason in the audit log, or the first word of it. */
final class Hints {
    private static final Map<String, String> BY_REASON = Map.ofEntries(
            Map.entry("TENANT", "The agent is enrolled for another tenant or location"),
            Map.entry("SYSTEM", "No mapping has this virtual host and port for this protocol: add one to mappings"),
            Map.entry("APPLICATION", "The mapping lists applications, and this one is none of them"),
            Map.entry(
                    DenialReason.RESOURCE.name(),
                    "No resource of the mapping covers the path: add one, or subPaths: true to one above it"),
            Map.entry(
                    DenialReason.RESOURCE_DISABLED.name(),
                    "The most specific resource for the path is suspended: remove enabled: false if it shall be open"),
            Map.entry(
                    DenialReason.RESOURCE + " function",
                    "The mapping lists functions, and this one is none of them: add it to functions"),
            Map.entry(
                    DenialReason.RESOURCE_DISABLED + " function",
                    "The function is suspended: remove enabled: false if it shall be open"),
            Map.entry(
                    DenialReason.RESOURCE + " call",
                    "The mapping lists functions, so only calls by SOAP 1.1 pass: ask with --function"),
            Map.entry(
                    "CLIENT",
                    "Name one client with sap-client=NNN in the query, one of allowedClients if they are listed"),
            Map.entry("SESSION", "Only whoever began a session through this agent can end it: send its cookies"),
            Map.entry("USER", "The mapping has the user in blockedUsers, or cannot tell who logs on"),
            Map.entry(RequestDecision.MALFORMED + " call", "Ask with --function which function is called"),
            Map.entry(
                    DenialReason.AMBIGUOUS_PATH.name(),
                    "Servers resolve such a path in different ways: have it sent without dot segments, doubled or"
                            + " encoded slashes"),
            Map.entry(
                    RequestDecision.MALFORMED, "The request is not well-formed, so that no configuration lets it pass"),
            Map.entry(
                    "UPGRADE",
                    "Only changes to a WebSocket are possible, and only where a resource has webSocket: true"),
            Map.entry(
                    "PRINCIPAL",
                    "Compare the token with trust.issuers, and its claims with propagation.subjectPatterns; or change"
                            + " requirePrincipal, refusePrincipal or authenticationMode of the mapping"));

    private Hints() {}

    /** The reasons that there is something to say about, by their first words. */
    static Set<String> words() {
        return BY_REASON.keySet().stream()
                .map(reason -> reason.split(" ", 2)[0])
                .collect(Collectors.toSet());
    }

    /** A sentence; empty for what was permitted. */
    static String of(AuditRecord record) {
        String reason = record.reason().split(":", 2)[0];
        return Optional.ofNullable(BY_REASON.get(reason))
                .orElseGet(() -> BY_REASON.getOrDefault(reason.split(" ", 2)[0], ""));
    }
}
