package dev.fairlead.configuration;

/** How a destination's target knows who calls: the checked reading of {@code Authentication} and what belongs to it. */
public sealed interface Authentication {

    /** The property's value, for example {@code BasicAuthentication}. */
    String value();

    /** {@code NoAuthentication}: nothing is added. */
    record None() implements Authentication {
        @Override
        public String value() {
            return "NoAuthentication";
        }
    }

    /**
     * {@code BasicAuthentication}, RFC 7617.
     *
     * @param user user name, without a colon
     * @param password the password
     * @param preemptive whether credentials go with the first request, or only after a challenge
     */
    record Basic(String user, Secret password, boolean preemptive) implements Authentication {
        @Override
        public String value() {
            return "BasicAuthentication";
        }
    }

    /**
     * {@code OAuth2ClientCredentials}, RFC 6749 section 4.4.
     *
     * @param tokenService where the token comes from
     */
    record ClientCredentials(TokenService tokenService) implements Authentication {
        @Override
        public String value() {
            return "OAuth2ClientCredentials";
        }
    }

    /** {@code PrincipalPropagation}: the agent is told who the user is. */
    record PrincipalPropagation() implements Authentication {
        @Override
        public String value() {
            return "PrincipalPropagation";
        }
    }
}
