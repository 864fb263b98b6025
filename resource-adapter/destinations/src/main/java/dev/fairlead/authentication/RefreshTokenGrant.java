package dev.fairlead.authentication;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.flight.Flights;
import dev.fairlead.input.Sensitive;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The application's refresh token for an access token (RFC 6749, 6). Servers that rotate refresh tokens take the second
 * use of one for theft, so calls that bring the same one at the same time share one request, and nothing is sent again
 * after a lost answer.
 */
final class RefreshTokenGrant implements Grant {

    private final String destination;
    private final Flights<TokenKey, TokenReply> flights = new Flights<>();

    /**
     * @param destination name of the destination, for messages
     */
    RefreshTokenGrant(String destination) {
        this.destination = destination;
    }

    @Override
    public GrantInput input(CallContext call, Instant now) {
        refreshToken(call);
        return GrantInput.SINGLE_USE;
    }

    @Override
    public TokenReply fetch(CallContext call, TokenRequester service) {
        String refreshToken = refreshToken(call);
        TokenReply reply = flights.join(service.keyWith(Digests.of(refreshToken)), () -> ask(service, refreshToken));
        handOver(call, reply);
        return reply;
    }

    private static TokenReply ask(TokenRequester service, String refreshToken) {
        try {
            return service.ask(GrantRequest.of("refresh_token", List.of(Map.entry("refresh_token", refreshToken)))
                    .repeat(GrantRequest.Repeat.UNLESS_ANSWER_LOST));
        } catch (DestinationException e) {
            if (e.code() != ErrorCode.GRANT_REJECTED) {
                throw e;
            }
            throw DestinationException.of(
                    e.detail().withHint("Let the user sign in again: the refresh token serves no longer"), e);
        }
    }

    /** The next refresh token goes to whoever made the call, and nowhere else. */
    static void handOver(CallContext call, TokenReply reply) {
        reply.refreshToken()
                .ifPresent(next -> call.input()
                        .refreshTokens()
                        .ifPresent(receiver -> receiver.receive(Sensitive.of(next.reveal()))));
    }

    private String refreshToken(CallContext call) {
        return call.input()
                .refreshToken()
                .map(Sensitive::reveal)
                .filter(token -> !token.isBlank())
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                                ErrorCode.INPUT_MISSING, destination, "refresh token", "is not given")
                        .withHint("Give the user's refresh token with the call, or let the user sign in again")));
    }

    @Override
    public TenantOrigin tenant() {
        return TenantOrigin.EXPLICIT;
    }
}
