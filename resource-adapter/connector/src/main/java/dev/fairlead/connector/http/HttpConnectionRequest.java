package dev.fairlead.connector.http;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationLookup;
import jakarta.resource.spi.ConnectionRequestInfo;
import java.util.Objects;
import java.util.Optional;

/**
 * What managed connections are matched by. It holds no token: tokens change while the right to call stays the same, and
 * some pools keep a sub-pool for every different request they ever met.
 *
 * @param lookup application, tenant, destination and fragment
 * @param version version of the destination
 * @param identity the user; empty if nothing about the destination is bound to one
 */
record HttpConnectionRequest(DestinationLookup lookup, String version, Optional<CallerIdentity> identity)
        implements ConnectionRequestInfo {
    private static final String HTTP = "HTTP";

    HttpConnectionRequest {
        Objects.requireNonNull(lookup, "lookup");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(identity, "identity");
    }

    /**
     * The request for a connection to a destination on behalf of a caller.
     *
     * @throws DestinationException if the destination is not for HTTP, or needs a user and there is none
     */
    static HttpConnectionRequest of(DestinationLookup lookup, DestinationInfo info, Optional<Caller> caller) {
        requireHttp(lookup, info);
        if (!info.userBound()) {
            return new HttpConnectionRequest(lookup, info.version(), Optional.empty());
        }
        CallerIdentity identity = caller.map(Caller::identity)
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                        ErrorCode.NO_USER,
                        lookup.name(),
                        "Authentication",
                        info.authentication() + " without a user")));
        return new HttpConnectionRequest(lookup, info.version(), Optional.of(identity));
    }

    /** Fails unless an HTTP connection can be had to the destination. */
    static void requireHttp(DestinationLookup lookup, DestinationInfo info) {
        if (!info.type().equalsIgnoreCase(HTTP)) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.TYPE_UNSUPPORTED, lookup.name(), "Type", "is " + info.type() + ", not " + HTTP));
        }
    }

    /** Whether a connection of this request may carry calls of that caller. */
    boolean serves(Optional<Caller> caller) {
        return identity.isEmpty() || identity.equals(caller.map(Caller::identity));
    }
}
