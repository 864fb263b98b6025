package dev.fairlead.agent.http;

import dev.fairlead.agent.access.DenialReason;
import dev.fairlead.agent.access.FunctionAccess;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.rfc.SoapCall;
import dev.fairlead.agent.stream.StreamAudit;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.util.Optional;

/** What is decided about a call by the function in it (agent specification, 3.9 and 3.13). */
final class FunctionDecision {
    /** What stands behind the reason in the audit log, where the function decided. */
    private static final String BY_FUNCTION = " function";

    private FunctionDecision() {}

    /**
     * Decides about a call.
     *
     * @param request whose body it is
     * @param audit hears of the function
     * @return empty if it may go on
     */
    static Optional<RequestDecision.Denied> of(
            HttpMapping mapping, FunctionAccess functions, RequestHead request, SoapCall call, StreamAudit audit) {
        if (!(call instanceof SoapCall.Named named)) {
            return Optional.of(
                    noCall(mapping, call instanceof SoapCall.Unreadable unreadable ? unreadable.why() : "no function"));
        }
        // no path holds a space, so that the two stay apart
        audit.request(request.method(), request.path() + " " + named.function());
        return functions.denial(named.function()).map(reason -> denied(mapping, named.function(), reason));
    }

    /** What calls no function cannot be decided by one. */
    static RequestDecision.Denied noCall(HttpMapping mapping, String why) {
        return new RequestDecision.Denied(
                DenialReason.RESOURCE + " call: " + why,
                Optional.empty(),
                new StreamError(
                        TunnelErrorCode.RESOURCE_DENIED,
                        "Only calls of functions by SOAP 1.1 are exposed on system " + mapping.virtualAuthority()));
    }

    private static RequestDecision.Denied denied(HttpMapping mapping, String function, DenialReason reason) {
        return new RequestDecision.Denied(
                reason + BY_FUNCTION,
                Optional.empty(),
                new StreamError(
                        reason.code(),
                        "Access denied to function " + function + " on system " + mapping.virtualAuthority()
                                + ". If the call was valid, have the agent's administrator expose it"));
    }
}
