package dev.fairlead.agent.access;

import dev.fairlead.tunnel.StreamKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A back end that is called with HTTP requests.
 *
 * @param address where it is called, and where it is
 * @param label what people read of it
 * @param applications which applications may use it; empty: all
 * @param connection how it is connected to
 * @param http how requests and responses are handled
 * @param principals how it is told who calls
 * @param resources what is reachable; empty: nothing
 * @param calls what may be called of a system that is called with RFC over SOAP; empty: whatever the paths lead to,
 *     unless a resource has rules of its own
 */
public record HttpMapping(
        SystemAddress address,
        SystemLabel label,
        Set<String> applications,
        ConnectionSettings connection,
        HttpSettings http,
        PrincipalPolicy principals,
        List<PathResource> resources,
        Optional<CallRules> calls)
        implements SystemMapping {

    public HttpMapping {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(label, "label");
        applications = Set.copyOf(applications);
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(principals, "principals");
        resources = List.copyOf(resources);
        Objects.requireNonNull(calls, "calls");
        if (address.protocol().relayed()) {
            throw new IllegalArgumentException(address.protocol() + " is not called with HTTP requests");
        }
        if (calls.isPresent() && address.protocol().kind() != StreamKind.RFC) {
            throw new IllegalArgumentException(address.protocol() + " has no functions");
        }
    }

    @Override
    public boolean isOpen() {
        return resources.stream().anyMatch(PathResource::enabled)
                && calls.map(rules -> rules.functions().isOpen()).orElse(true);
    }

    /** Whether a request may become a WebSocket. */
    public boolean becomesWebSocket() {
        return address.protocol() == Protocol.RFCWS || resources.stream().anyMatch(PathResource::webSocket);
    }

    /** What may be called at a resource; empty: it is no place for calls, or every call passes. */
    public Optional<CallRules> callsAt(PathResource resource) {
        return calls.or(resource::calls);
    }

    /** Where it really is. */
    public InternalAddress internal() {
        return address.internal();
    }
}
