package dev.fairlead.gateway.enrolment;

import dev.fairlead.gateway.authority.AgentName;
import dev.fairlead.tunnel.message.Json;

/**
 * What an enrolling agent is told.
 *
 * @param status of HTTP
 * @param body a JSON object
 */
record EnrolmentAnswer(int status, String body) {

    static EnrolmentAnswer enrolled(AgentName name, String locationId, String chain) {
        String body = Json.object()
                .add("agent", name.agentId())
                .add("tenant", name.tenant())
                .add("location", locationId)
                .add("chain", chain)
                .build()
                .toString();
        return new EnrolmentAnswer(200, body);
    }

    static EnrolmentAnswer refused(RefusedCodeException refusal) {
        return error(403, refusal.error(), refusal.getMessage());
    }

    static EnrolmentAnswer malformed() {
        return error(400, "bad_request", "this is no enrolment request");
    }

    static EnrolmentAnswer tooLarge() {
        return error(413, "too_large", "an enrolment request has 32 KiB at most");
    }

    static EnrolmentAnswer tooManyAttempts() {
        return error(429, "too_many_attempts", "too many enrolments failed; try again in a minute");
    }

    static EnrolmentAnswer failed() {
        return error(500, "internal_error", "the gateway could not write its directory; its log says why");
    }

    static EnrolmentAnswer notFound() {
        return error(404, "not_found", "agents enrol here, and nothing else");
    }

    private static EnrolmentAnswer error(int status, String error, String detail) {
        return new EnrolmentAnswer(
                status,
                Json.object().add("error", error).add("detail", detail).build().toString());
    }
}
