package dev.fairlead.connector.connection;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.caller.SubjectUser;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationLookup;
import jakarta.resource.spi.ConnectionRequestInfo;
import java.util.Objects;
import java.util.Optional;
import javax.security.auth.Subject;

/**
 * What managed connections are matched by. It holds no token: tokens change while the right to call stays the same, and
 * some pools keep a sub-pool for every different request they ever met.
 *
 * @param type the kind of destination, as its property {@code Type} says
 * @param lookup application, tenant, destination and options
 * @param version version of the destination
 * @param userBound whether connections differ by user
 * @param userOptional whether nobody may call, too
 * @param identity the user; empty for nobody, and if nothing about the destination is bound to a user
 * @param explicit whether the application named the user, so that no Subject of the container counts
 * @param logon which of the logons that programs have brought along; empty for the destination's own
 */
public record ConnectionRequest(
        String type,
        DestinationLookup lookup,
        String version,
        boolean userBound,
        boolean userOptional,
        Optional<CallerIdentity> identity,
        boolean explicit,
        String logon)
        implements ConnectionRequestInfo {
    public ConnectionRequest {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(lookup, "lookup");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(logon, "logon");
    }

    /** The request for a connection to a destination on behalf of a user, with the destination's own logon. */
    public static ConnectionRequest of(String type, DestinationLookup lookup, DestinationInfo info, OnBehalfOf user) {
        return of(type, lookup, info, user, "");
    }

    /**
     * The request for a connection to a destination on behalf of a user.
     *
     * @param logon which of the logons that programs have brought along; empty for the destination's own
     * @throws DestinationException if the destination is of another type
     */
    public static ConnectionRequest of(
            String type, DestinationLookup lookup, DestinationInfo info, OnBehalfOf user, String logon) {
        requireType(type, lookup, info);
        return info.userBound()
                ? new ConnectionRequest(
                        type,
                        lookup,
                        info.version(),
                        true,
                        info.userOptional(),
                        user.caller().map(Caller::identity),
                        user.explicit(),
                        logon)
                : new ConnectionRequest(type, lookup, info.version(), false, false, Optional.empty(), false, logon);
    }

    /** Fails unless the destination is of that type. */
    public static void requireType(String type, DestinationLookup lookup, DestinationInfo info) {
        if (!info.type().equalsIgnoreCase(type)) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.TYPE_UNSUPPORTED, lookup.name(), "Type", "is " + info.type() + ", not " + type));
        }
    }

    /**
     * Whom the container's sign-on names for this request; {@link OnBehalfOf#NOBODY} itself where it has no say.
     *
     * @param subject as the container passes it; null where components sign on themselves
     */
    OnBehalfOf userOf(Subject subject) {
        return userBound && !explicit && subject != null ? SubjectUser.of(subject) : OnBehalfOf.NOBODY;
    }

    /** This request as it counts beside the container's Subject, whose user wins unless the application named one. */
    ConnectionRequest under(Subject subject) {
        OnBehalfOf signedOn = userOf(subject);
        return signedOn == OnBehalfOf.NOBODY
                ? this
                : new ConnectionRequest(
                        type,
                        lookup,
                        version,
                        true,
                        userOptional,
                        signedOn.caller().map(Caller::identity),
                        false,
                        logon);
    }

    /**
     * The user whose calls a connection of this request is to carry.
     *
     * @param authentication that of the destination, for the message
     * @throws dev.fairlead.error.NoUserException if the destination needs a user and there is none
     * @throws IllegalStateException if the connection belongs to another user
     */
    Optional<Caller> checked(OnBehalfOf user, String authentication) {
        if (!userBound) {
            return user.caller();
        }
        if (userOptional && identity.isEmpty() && isNobody(user)) {
            return Optional.empty();
        }
        if (user.caller().isEmpty()) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.NO_USER,
                    lookup.name(),
                    "Authentication",
                    authentication + " without a user: " + user.reason()));
        }
        if (identity.isEmpty() || !identity.get().equals(user.caller().get().identity())) {
            throw new IllegalStateException("The container lent a connection of another identity");
        }
        return user.caller();
    }

    /** Whether nobody calls indeed. A user of whom nobody can tell who it is is somebody. */
    private static boolean isNobody(OnBehalfOf user) {
        return user == OnBehalfOf.NOBODY || user.explicit() && user.caller().isEmpty();
    }
}
