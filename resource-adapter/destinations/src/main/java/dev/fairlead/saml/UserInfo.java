package dev.fairlead.saml;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.jwt.UserClaims;
import jakarta.json.JsonObject;
import java.util.Optional;

/** What the issuer of a user's token says about the user beyond the token (authentication specification, 6.3). */
@FunctionalInterface
public interface UserInfo {

    /** Nobody is asked; the token's own claims have to do. */
    UserInfo OFFLINE = (destination, url, token, claims) -> Optional.empty();

    /**
     * The answer about the user; empty if this issuer is not asked.
     *
     * @param destination whose call it is, for messages
     * @param url the endpoint that the destination names; empty for that of the token's issuer
     * @param claims those of the token
     * @throws dev.fairlead.error.DestinationException if the issuer was asked and gave no answer
     */
    Optional<JsonObject> of(String destination, Optional<HttpUrl> url, UserToken token, UserClaims claims);
}
