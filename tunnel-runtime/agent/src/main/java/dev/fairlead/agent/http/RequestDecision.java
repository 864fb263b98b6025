package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessDecision;
import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.rfc.SoapRequest;
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
 * | where functions are listed: it can be a call of one  | RESOURCE_DENIED                 | RESOURCE call    |
 * </pre>
 */
public sealed interface RequestDecision {
    /** Reason in the audit log of what is no request. */
    String MALFORMED = "MALFORMED";

    /**
     * It may go on.
     *
     * @param resource the one that decided
     */
    record Permitted(PathResource resource) implements RequestDecision {
        public Permitted {
            Objects.requireNonNull(resource, "resource");
        }
    }

    /**
     * It ends here.
     *
     * @param reason for the audit log
     * @param resource the one that decided; empty if none did
     * @param error for the caller
     */
    record Denied(String reason, Optional<PathResource> resource, StreamError error) implements RequestDecision {
        public Denied {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(error, "error");
        }
    }

    /** Decides about a request whose head was read. */
    static RequestDecision of(AccessRules access, HttpMapping mapping, RequestHead request) {
        AccessDecision decision = access.decide(mapping, request.target());
        if (decision instanceof AccessDecision.Denied denied) {
            return new Denied(denied.inAudit(), denied.resource(), ExchangeErrors.denied(mapping, request, denied));
        }
        PathResource resource = ((AccessDecision.Permitted) decision).resource();
        if (!protocolFits(mapping, request, resource)) {
            return new Denied("UPGRADE", Optional.of(resource), ExchangeErrors.upgradeDenied(mapping, request));
        }
        Optional<String> problem = mapping.functions().isPresent() ? callProblem(request) : Optional.empty();
        return problem.isPresent() ? FunctionDecision.noCall(mapping, problem.get()) : new Permitted(resource);
    }

    private static Optional<String> callProblem(RequestHead request) {
        return SoapRequest.problem(
                request.method(), request.target(), request.values("Content-Type"), request.values("Content-Encoding"));
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
