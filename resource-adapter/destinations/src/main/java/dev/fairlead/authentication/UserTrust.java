package dev.fairlead.authentication;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.issuer.LocalIssuer;
import dev.fairlead.jwt.UserClaims;
import dev.fairlead.jwt.UserTokenVerifier;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose word an installation takes for who its users are (authentication specification, 4.5 and 4.7):
 *
 * <pre>
 * destination names keys  | every token       | caller            | a user's token is
 * yes                     | any               | any               | verified with those keys
 * no                      | true              | any               | verified with the keys of the trusted issuers
 * no                      | false             | verified          | believed as the container does
 * no                      | false             | the app's word    | verified with the keys of the trusted issuers
 * </pre>
 *
 * @param verifier verifies tokens; empty if destinations that name keys cannot be used, nor users whom the application
 *     names
 * @param everyToken whether tokens are verified again that the container has verified
 * @param localIssuer vouches towards the agent for users without a token, never towards the platform; empty if nobody does
 * @param ownGateway whether agents are reached through the installation's own gateway, rather than the platform's
 */
public record UserTrust(
        Optional<UserTokenVerifier> verifier,
        boolean everyToken,
        Optional<LocalIssuer> localIssuer,
        boolean ownGateway) {

    /** The container is believed, there is no local issuer, and agents are reached through a gateway of one's own. */
    public static final UserTrust CONTAINER = new UserTrust(Optional.empty(), false, Optional.empty(), true);

    /**
     * @throws IllegalArgumentException if every token is to be verified and there is no verifier, or somebody vouches for users
     *     towards the platform
     */
    public UserTrust {
        Objects.requireNonNull(localIssuer, "localIssuer");
        if (everyToken && verifier.isEmpty()) {
            throw new IllegalArgumentException("Verifying every token takes a verifier");
        }
        if (localIssuer.isPresent() && !ownGateway) {
            throw new IllegalArgumentException("The platform's gateway trusts no issuer of this installation");
        }
    }

    /**
     * The users of one destination.
     *
     * @param believed those whom the container has verified
     * @throws dev.fairlead.error.InvalidDestinationException if the destination names keys and there is no verifier
     */
    Users users(String destination, UserTokenRules rules, KnownUsers believed) {
        boolean keys = rules.namesKeys();
        if (keys && verifier.isEmpty()) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.PROPERTY_INVALID,
                            destination,
                            rules.jwks().isPresent() ? "x_user_token.jwks" : "x_user_token.jwks_uri",
                            "names keys for users' tokens, and nothing here verifies them")
                    .withHint("Remove the property, or give the engine a verifier of users' tokens"));
        }
        KnownUsers proven = new KnownUsers(
                verifier.<KnownUsers.Reading>map(verifies -> (called, token) -> verifies.verify(called, token, rules))
                        .orElse(UserTrust::refuse));
        return new Users(keys || everyToken ? proven : believed, proven);
    }

    private static UserClaims refuse(String destination, UserToken token) {
        throw DestinationException.of(ErrorDetail.of(
                ErrorCode.USER_TOKEN_REJECTED,
                destination,
                "user",
                "is named by the application, and nothing here verifies tokens"));
    }
}
