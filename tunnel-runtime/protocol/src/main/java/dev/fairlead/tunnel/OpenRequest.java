package dev.fairlead.tunnel;

import java.util.Objects;
import java.util.Optional;

/**
 * The opening frame of a stream (connectivity specification, 8.7).
 *
 * @param kind what the bytes will be
 * @param tenant echo of the route key, which the agent checks against its own registration
 * @param locationId echo of the route key; empty for none
 * @param virtualHost host as the agent's mapping names it
 * @param virtualPort port as the agent's mapping names it; may be symbolic
 * @param principal who the stream is for; empty for nobody
 * @param client id of the calling application, for the agent's allow-list; may be empty
 * @param requestId correlates log and audit entries of all hops
 * @param traceparent W3C trace context; may be empty
 * @param deadlineMillis milliseconds left for connecting to the back end; 0 for the agent's own limit
 */
public record OpenRequest(
        StreamKind kind,
        String tenant,
        String locationId,
        String virtualHost,
        String virtualPort,
        Optional<Principal> principal,
        String client,
        String requestId,
        String traceparent,
        long deadlineMillis) {

    public OpenRequest {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(virtualHost, "virtualHost");
        Objects.requireNonNull(virtualPort, "virtualPort");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(traceparent, "traceparent");
    }
}
