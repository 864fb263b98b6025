package dev.fairlead.agent.access;

import java.util.Objects;
import java.util.Optional;

/**
 * One exposed path, or one tree of them (agent specification, 2.5).
 *
 * @param id decoded path that requests are compared with
 * @param match how they are compared
 * @param enabled false: suspended, which cuts a hole into a wider resource
 * @param webSocket whether requests may become WebSockets
 * @param calls what may be called by SOAP, if nothing else passes; empty: whatever comes
 */
public record PathResource(String id, PathMatch match, boolean enabled, boolean webSocket, Optional<CallRules> calls) {

    public PathResource {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(match, "match");
        Objects.requireNonNull(calls, "calls");
    }

    /** A resource for whatever comes. */
    public PathResource(String id, PathMatch match, boolean enabled, boolean webSocket) {
        this(id, match, enabled, webSocket, Optional.empty());
    }

    /**
     * A resource as an administrator writes it: percent-encoded, {@code #} allowed as it is; without WebSockets.
     *
     * @return empty if the path is malformed or ambiguous, so that no request could ever mean it
     */
    public static Optional<PathResource> of(String path, PathMatch match, boolean enabled) {
        return RequestPath.of(path.replace("#", "%23"), PathPolicy.STRICT) instanceof RequestPath.Canonical canonical
                ? Optional.of(new PathResource(canonical.path(), match, enabled, false))
                : Optional.empty();
    }

    /** The same resource, whose requests may become WebSockets. */
    public PathResource withWebSocket() {
        return new PathResource(id, match, enabled, true, calls);
    }

    /** The same resource, for those calls by SOAP only. */
    public PathResource withCalls(CallRules rules) {
        return new PathResource(id, match, enabled, webSocket, Optional.of(rules));
    }

    /** Step C of 3.4: whether this resource has a say about that path. */
    boolean isCandidateFor(RequestPath.Canonical requested) {
        boolean asWritten = match.matches(requested.path(), id);
        if (!requested.hasParameters()) {
            return asWritten;
        }
        boolean withoutParameters = match.matches(requested.withoutParameters(), id);
        if (!enabled) {
            return asWritten || withoutParameters;
        }
        return id.indexOf(';') >= 0 ? asWritten : asWritten && withoutParameters;
    }
}
