package dev.fairlead.tunnel.carrier;

import java.io.IOException;
import java.util.Objects;

/** A way that does not lead to the gateway. The message starts with the problem's code and names the hop. */
public final class CarrierException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Problem {
        /** The server is none of ours, or does not speak this version. */
        FOREIGN_PROTOCOL("foreign_protocol", true),
        /** The server answers over HTTP, but makes no WebSocket of it. */
        UPGRADE_REFUSED("upgrade_refused", true),
        /** What stands in front of the gateway does not reach it. */
        INGRESS_FAILED("ingress_failed", false),
        /** The proxy wants other credentials. */
        PROXY_AUTHENTICATION("proxy_authentication", true),
        /** There is nothing to show the proxy at the moment, since who issues it does not answer. */
        PROXY_LOGON("proxy_logon", false),
        /** The proxy does not let this agent through to the gateway. */
        PROXY_DENIED("proxy_denied", true),
        /** The proxy itself is out of reach. */
        PROXY_UNREACHABLE("proxy_unreachable", false),
        /** The proxy does not reach the gateway, or answers nonsense. */
        PROXY_FAILED("proxy_failed", false),
        /** Somebody on the way does not answer in time. */
        TIMEOUT("carrier_timeout", false);

        private final String code;
        private final boolean lasting;

        Problem(String code, boolean lasting) {
            this.code = code;
            this.lasting = lasting;
        }

        /** Name in messages and in the documentation. */
        public String code() {
            return code;
        }

        /** Whether trying again soon is of no use. */
        public boolean isLasting() {
            return lasting;
        }
    }

    private final Problem problem;

    CarrierException(Problem problem, String message) {
        super(problem.code() + ": " + message);
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    /** The proxy asks for a logon, and there is none to show. */
    static CarrierException withoutLogon(EgressProxy proxy, ProxyLogonException none) {
        return new CarrierException(
                none.isLasting() ? Problem.PROXY_AUTHENTICATION : Problem.PROXY_LOGON,
                "the proxy " + proxy.address() + " asks for a logon: " + none.getMessage());
    }

    public Problem problem() {
        return problem;
    }
}
