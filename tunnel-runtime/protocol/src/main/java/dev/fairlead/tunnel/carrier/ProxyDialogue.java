package dev.fairlead.tunnel.carrier;

import dev.fairlead.tunnel.carrier.CarrierException.Problem;
import dev.fairlead.tunnel.http.BadRequestException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is said to a proxy on one connection, and what its answer means. The first request never shows anything; a proxy
 * that asks for the logon that the agent has gets a second one, on another connection:
 *
 * <pre>
 * status | shown already | the proxy offers the agent's scheme | then
 * -------|---------------|-------------------------------------|------------------------
 * 2xx    |               |                                     | connected
 * 407    | no            | yes                                 | again, with the logon
 * 407    | no            | no                                  | PROXY_AUTHENTICATION
 * 407    | yes           |                                     | PROXY_AUTHENTICATION
 * 5xx    |               |                                     | PROXY_FAILED
 * other  |               |                                     | PROXY_DENIED
 * </pre>
 */
final class ProxyDialogue {
    private final EgressProxy proxy;
    private final Endpoint server;
    private final Optional<String> authorization;

    /** @param authorization what is shown; empty: nothing */
    ProxyDialogue(EgressProxy proxy, Endpoint server, Optional<String> authorization) {
        this.proxy = Objects.requireNonNull(proxy, "proxy");
        this.server = Objects.requireNonNull(server, "server");
        this.authorization = Objects.requireNonNull(authorization, "authorization");
    }

    /** The head of the request. */
    String request() {
        StringBuilder request = new StringBuilder()
                .append("CONNECT ")
                .append(server)
                .append(" HTTP/1.1\r\nHost: ")
                .append(server)
                .append("\r\n");
        authorization.ifPresent(
                value -> request.append("Proxy-Authorization: ").append(value).append("\r\n"));
        return request.append("\r\n").toString();
    }

    /**
     * Judges an answer.
     *
     * @return whether the proxy has connected; if not, it asks for the logon
     * @throws CarrierException if it does neither
     */
    boolean connected(List<String> lines) throws CarrierException {
        try {
            int status = StatusLine.statusOf(lines);
            if (StatusLine.isSuccess(status)) {
                return true;
            }
            if (status == StatusLine.PROXY_AUTHENTICATION_REQUIRED) {
                askForLogon(ProxyChallenges.schemes(lines));
                return false;
            }
            throw StatusLine.isFailureOfServer(status)
                    ? failure(Problem.PROXY_FAILED, "cannot connect to " + server + " (status " + status + ")")
                    : failure(
                            Problem.PROXY_DENIED,
                            "does not connect this agent to " + server + " (status " + status + "): allow that there");
        } catch (BadRequestException malformed) {
            throw malformed(malformed.getMessage());
        }
    }

    /** What came is no answer. */
    CarrierException malformed(String why) {
        return failure(Problem.PROXY_FAILED, "does not answer like a proxy (" + why + ")");
    }

    private void askForLogon(List<String> offered) throws CarrierException {
        ProxyLogon logon = proxy.logon()
                .orElseThrow(() -> failure(Problem.PROXY_AUTHENTICATION, wanted(offered) + " (status 407)"));
        if (authorization.isPresent()) {
            throw failure(
                    Problem.PROXY_AUTHENTICATION,
                    "does not accept " + logon.shown() + " (status 407): compare gateway.proxy");
        }
        if (!offered.contains(logon.scheme())) {
            throw failure(
                    Problem.PROXY_AUTHENTICATION,
                    "offers " + (offered.isEmpty() ? "nothing" : String.join(", ", offered))
                            + " (status 407), so it was not shown " + logon.shown()
                            + ": compare gateway.proxy");
        }
    }

    /** Advice for an agent that has no logon. */
    private static String wanted(List<String> offered) {
        if (offered.isEmpty() || offered.contains("basic")) {
            return "wants a user and a password: set both in gateway.proxy";
        }
        return "offers " + String.join(", ", offered)
                + (offered.contains("negotiate")
                        ? ": set logon: negotiate in gateway.proxy"
                        : ", but the agent knows basic and negotiate only");
    }

    private CarrierException failure(Problem problem, String what) {
        return new CarrierException(problem, "the proxy " + proxy.address() + " " + what);
    }
}
