package dev.fairlead.authentication;

import dev.fairlead.configuration.Secret;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * XSUAA's way from a user's token to another client's (authentication specification, 5.8): a refresh token for that
 * client, asked for with the user's token alone, and an access token for it. The refresh token is forgotten at once.
 *
 * @param destination name of the destination, for messages
 * @param clientId the client that the token is for
 */
record UserTokenGrant(String destination, Users users, String clientId) implements Grant {

    @Override
    public GrantInput input(CallContext call, Instant now) {
        return users.input(destination, call, now);
    }

    @Override
    public TokenReply fetch(CallContext call, TokenRequester service) {
        Secret refreshToken = refreshToken(call, service);
        return service.ask(GrantRequest.of("refresh_token", List.of(Map.entry("refresh_token", refreshToken.reveal())))
                .repeat(GrantRequest.Repeat.UNLESS_ANSWER_LOST));
    }

    private Secret refreshToken(CallContext call, TokenRequester service) {
        GrantRequest request = GrantRequest.of(
                        "user_token",
                        List.of(
                                Map.entry("client_id", clientId),
                                Map.entry("token_format", "jwt"),
                                Map.entry("response_type", "token")))
                .bearer(Secret.of(Users.token(destination, call).reveal()))
                .expecting(GrantRequest.Expected.REFRESH_TOKEN);
        try {
            return service.ask(request).refreshToken().orElseThrow();
        } catch (DestinationException e) {
            switch (e.code()) {
                case CLIENT_REJECTED, GRANT_REJECTED, TOKEN_REQUEST_REJECTED ->
                    throw DestinationException.of(
                            ErrorDetail.of(
                                            ErrorCode.GRANT_REJECTED,
                                            destination,
                                            "token service",
                                            "Unable to fetch refresh token from the specified token service URL."
                                                    + " Response was: "
                                                    + e.detail().found())
                                    .withHint("The user's token needs the scope uaa.user, and the client the grant type"
                                            + " refresh_token"),
                            e);
                default -> throw e;
            }
        }
    }

    @Override
    public TenantOrigin tenant() {
        return TenantOrigin.USER;
    }
}
