package dev.fairlead.transport;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.route.TunnelException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells answers of the connectivity proxy and of agents from those of back ends (connectivity specification, 1.3.6).
 *
 * <pre>
 * the answer has                                          it is
 * X-Fairlead-Error-Origin: gateway or agent               the failure that X-Fairlead-Error names
 * X-Error-Origin                                          a failure by its status
 * 503, its text names a missing Cloud Connector           NO_AGENT
 * 403, its text denies access to the virtual host         SYSTEM_NOT_EXPOSED, or RESOURCE_NOT_EXPOSED
 * anything else                                           the back end's own answer
 * </pre>
 *
 * SAP's proxy marks its answers by nothing but their text; the two sentences are looked for in the first 2 KiB.
 */
final class ProxyAnswers {

    private static final int LOOKED_AT = 2048;
    private static final Set<String> OWN_ORIGINS = Set.of("gateway", "agent");
    private static final Set<String> UNKNOWN_OUTCOME =
            Set.of("tunnel_lost", "backend_lost", "backend_stalled", "backend_protocol");
    private static final Map<Integer, ErrorCode> BY_STATUS = Map.of(
            400, ErrorCode.REQUEST_INVALID,
            401, ErrorCode.PRINCIPAL_NOT_TRUSTED,
            403, ErrorCode.SYSTEM_NOT_EXPOSED,
            404, ErrorCode.SYSTEM_NOT_EXPOSED,
            405, ErrorCode.REQUEST_INVALID,
            503, ErrorCode.NO_AGENT,
            504, ErrorCode.BACKEND_TIMEOUT);

    private ProxyAnswers() {}

    /**
     * The answer, if it is a back end's.
     *
     * @param locationId of the agents that were asked; empty for those without one
     * @throws DestinationException what the proxy or an agent says; the answer is closed then
     */
    static DestinationResponse checked(Exchange exchange, String locationId, StreamedResponse response) {
        Optional<DestinationException> failure = failure(exchange, locationId, response);
        if (failure.isPresent()) {
            response.close();
            throw failure.get();
        }
        return response;
    }

    private static Optional<DestinationException> failure(
            Exchange exchange, String locationId, StreamedResponse response) {
        if (response.header("X-Fairlead-Error-Origin")
                .filter(OWN_ORIGINS::contains)
                .isPresent()) {
            String code = response.header("X-Fairlead-Error").orElse("");
            return Optional.of(
                    TunnelFailures.of(exchange, new TunnelException(code, "", UNKNOWN_OUTCOME.contains(code))));
        }
        if (response.header("X-Error-Origin").isPresent()) {
            ErrorCode code = BY_STATUS.getOrDefault(response.status(), ErrorCode.TUNNEL_LOST);
            return Optional.of(failure(exchange, code, "answered with status " + response.status()));
        }
        return switch (response.status()) {
            case 503 -> ofMissingAgent(exchange, locationId, response.beginning(LOOKED_AT));
            case 403 -> ofAccessControl(exchange, response.beginning(LOOKED_AT));
            default -> Optional.empty();
        };
    }

    private static Optional<DestinationException> ofMissingAgent(Exchange exchange, String locationId, String text) {
        if (!text.contains("SAP Cloud Connector")) {
            return Optional.empty();
        }
        String location = locationId.isEmpty() ? "without a location id" : "with location id '" + locationId + "'";
        return Optional.of(failure(exchange, ErrorCode.NO_AGENT, "knows no connected agent " + location));
    }

    private static Optional<DestinationException> ofAccessControl(Exchange exchange, String text) {
        String system = exchange.url().host() + ":" + exchange.url().port();
        if (!text.contains("Access denied") || !text.contains(system)) {
            return Optional.empty();
        }
        ErrorCode code = text.contains("resource") ? ErrorCode.RESOURCE_NOT_EXPOSED : ErrorCode.SYSTEM_NOT_EXPOSED;
        return Optional.of(failure(exchange, code, "denies access to " + system));
    }

    private static DestinationException failure(Exchange exchange, ErrorCode code, String found) {
        return DestinationException.of(ErrorDetail.of(code, exchange.destination(), "connectivity proxy", found));
    }
}
