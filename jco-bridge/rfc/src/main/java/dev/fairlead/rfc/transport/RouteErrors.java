package dev.fairlead.rfc.transport;

import dev.fairlead.error.AccessDeniedException;
import dev.fairlead.error.AuthenticationRefusedException;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.error.InvalidRequestException;
import dev.fairlead.error.NoUserException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcMessage;

/**
 * What failed on the way to the system, in the words of RFC (RFC specification, B.7, C.8 and D.3).
 *
 * <pre>
 * destination unknown or invalid, request invalid    101
 * no user, logon refused                             103
 * TLS                                                102
 * all connections in use                             106
 * answer that is no HTTP                             107
 * tunnel has no room                                 110
 * refused by the agent, unreachable, broken          102
 * </pre>
 */
public final class RouteErrors {

    private RouteErrors() {}

    /**
     * The failure of a call, with what was found as it was.
     *
     * @param function that was to be called, or what else was to be done
     * @param mayHaveRun whether the request had been written to its end
     */
    public static RfcException of(DestinationException failure, String function, boolean mayHaveRun) {
        if (failure instanceof RfcException already) {
            return already;
        }
        RfcErrorGroup group = group(failure);
        ErrorDetail found = failure.detail();
        ErrorDetail detail = new ErrorDetail(
                group.code(),
                found.destination(),
                found.place(),
                found(found, function),
                found.hint(),
                found.outcomeUnknown() && mayHaveRun);
        return RfcException.of(
                new RfcFailure(group, group.key(), RfcMessage.NONE, found.code().id(), detail), failure);
    }

    private static String found(ErrorDetail detail, String function) {
        return detail.code() == ErrorCode.RESOURCE_NOT_EXPOSED
                ? "function " + function + " is refused by the agent: " + detail.found()
                : detail.found();
    }

    private static RfcErrorGroup group(DestinationException failure) {
        if (failure instanceof NoUserException) {
            return RfcErrorGroup.LOGON_FAILURE;
        }
        if (failure instanceof AuthenticationRefusedException) {
            return switch (failure.code()) {
                case TLS_FAILED, BACKEND_NOT_TRUSTED -> RfcErrorGroup.COMMUNICATION;
                default -> RfcErrorGroup.LOGON_FAILURE;
            };
        }
        if (failure instanceof DestinationNotFoundException
                || failure instanceof InvalidDestinationException
                || failure instanceof InvalidRequestException) {
            return RfcErrorGroup.CONFIGURATION;
        }
        if (failure instanceof AccessDeniedException) {
            return RfcErrorGroup.COMMUNICATION;
        }
        return switch (failure.code()) {
            case POOL_EXHAUSTED -> RfcErrorGroup.RESOURCE;
            case TARGET_PROTOCOL, BACKEND_PROTOCOL -> RfcErrorGroup.PROTOCOL;
            case TUNNEL_OVERLOADED -> RfcErrorGroup.STATE_BUSY;
            default -> RfcErrorGroup.COMMUNICATION;
        };
    }
}
