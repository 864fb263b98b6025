package dev.fairlead.authentication;

import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.issuer.LocalIssuer;
import dev.fairlead.jwt.UserTokenVerifier;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose word an installation takes for who its users are (authentication specification, 4.5 and 4.7):
 *
 * <pre>
 * destination names keys  | every token       | a user's token is
 * yes                     | any               | verified with those keys
 * no                      | true              | verified with the keys of the trusted issuers
 * no                      | false             | believed as the container does
 * </pre>
 *
 * @param verifier verifies tokens; empty if destinations that name keys cannot be used
 * @param everyToken whether tokens are verified again that the container has verified
 * @param localIssuer vouches towards the agent for users without a token; empty if nobody does
 */
public record UserTrust(Optional<UserTokenVerifier> verifier, boolean everyToken, Optional<LocalIssuer> localIssuer) {

    /** The container is believed, and there is no local issuer. */
    public static final UserTrust CONTAINER = new UserTrust(Optional.empty(), false, Optional.empty());

    /**
     * @throws IllegalArgumentException if every token is to be verified and there is no verifier
     */
    public UserTrust {
        Objects.requireNonNull(localIssuer, "localIssuer");
        if (everyToken && verifier.isEmpty()) {
            throw new IllegalArgumentException("Verifying every token takes a verifier");
        }
    }

    /**
     * The users of one destination.
     *
     * @param believed those whom the container vouches for
     * @throws dev.fairlead.error.InvalidDestinationException if the destination names keys and there is no verifier
     */
    Users users(String destination, UserTokenRules rules, Users believed) {
        boolean keys = rules.jwks().isPresent() || rules.jwksUrl().isPresent();
        if (!keys && !everyToken) {
            return believed;
        }
        UserTokenVerifier verifies = verifier.orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                        ErrorCode.PROPERTY_INVALID,
                        destination,
                        rules.jwks().isPresent() ? "x_user_token.jwks" : "x_user_token.jwks_uri",
                        "names keys for users' tokens, and nothing here verifies them")
                .withHint("Remove the property, or give the engine a verifier of users' tokens")));
        return new Users((called, token) -> verifies.verify(called, token, rules));
    }
}
