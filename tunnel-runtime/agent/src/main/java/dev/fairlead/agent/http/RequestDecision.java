package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessDecision;
import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.stream.StreamAudit;
import dev.fairlead.tunnel.StreamError;
import java.util.Objects;
import java.util.Optional;

/**
 * What is decided about a request by its head, whoever it is from (agent specification, 3.4 and 3.5):
 *
 * <pre>
 * | Check                                                | Otherwise                       | Audit            |
 * | ---------------------------------------------------- | ------------------------------- | ---------------- |
 * | the head is a plain request for the stream's system  | BAD_REQUEST or a more exact one | MALFORMED        |
 * | the path has one meaning, and a resource permits it  | see DenialReason                | its name, a test |
 * | a change of protocol is to a WebSocket, and allowed  | UPGRADE_DENIED                  | UPGRADE          |
 * | where functions are listed: see CallDecision         |                                 |                  |
 * </pre>
 */
public sealed interface RequestDecision {
    /** Reason in the audit log of what is no request. */
    String MALFORMED = "MALFORMED";

    /**
     * It may go on.
     *
     * @param resource the one that decided
     * @param call what it says about functions, where they are listed
     */
    record Permitted(PathResource resource, Optional<FunctionCall> call) implements RequestDecision {
        public Permitted {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(call, "call");
        }

        /** Whether it may still go on when it is known who calls; empty if so. */
        public Optional<Denied> denialOf(HttpMapping mapping, String caller) {
            return call.flatMap(found -> CallDecision.ofCaller(mapping, found, caller));
        }
    }

    /**
     * It ends here.
     *
     * @param reason for the audit log
     * @param rule of those for functions that was broken; 0 if none was
     * @param resource the one that decided; empty if none did
     * @param error for the caller
     */
    record Denied(String reason, int rule, Optional<PathResource> resource, StreamError error)
            implements RequestDecision {
        public Denied {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(error, "error");
        }

        /** Broke no rule for functions. */
        Denied(String reason, Optional<PathResource> resource, StreamError error) {
            this(reason, 0, resource, error);
        }
    }

    /**
     * Decides about a request whose head was read.
     *
     * @param audit hears what it says about functions
     */
    static RequestDecision of(AccessRules access, HttpMapping mapping, RequestHead request, StreamAudit audit) {
        AccessDecision decision = access.decide(mapping, request.target());
        if (decision instanceof AccessDecision.Denied denied) {
            return new Denied(denied.inAudit(), denied.resource(), ExchangeErrors.denied(mapping, request, denied));
        }
        PathResource resource = ((AccessDecision.Permitted) decision).resource();
        if (!protocolFits(mapping, request, resource)) {
            return new Denied("UPGRADE", Optional.of(resource), ExchangeErrors.upgradeDenied(mapping, request));
        }
        return mapping.callsAt(resource)
                .map(rules -> CallDecision.ofHead(mapping, resource, rules, request, audit))
                .orElseGet(() -> new Permitted(resource, Optional.empty()));
    }

    /** RFC over WebSockets is nothing but changes of protocol, and needs no permission of the resource. */
    private static boolean protocolFits(HttpMapping mapping, RequestHead request, PathResource resource) {
        boolean webSocketOnly = mapping.address().protocol() == Protocol.RFCWS;
        if (!request.asksForUpgrade()) {
            return !webSocketOnly;
        }
        return WebSocketHandshake.isOpenedBy(request) && (webSocketOnly || resource.webSocket());
    }
}
