package dev.fairlead.authentication;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The user's token for another one of the same user (RFC 7523, 2.1).
 *
 * @param destination name of the destination, for messages
 */
record JwtBearerGrant(String destination, Users users) implements Grant {

    @Override
    public GrantInput input(CallContext call, Instant now) {
        return users.input(destination, call, now);
    }

    @Override
    public TokenReply fetch(CallContext call, TokenRequester service) {
        return service.ask(GrantRequest.of(
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                List.of(Map.entry("assertion", Users.token(destination, call).reveal()))));
    }

    @Override
    public TenantOrigin tenant() {
        return TenantOrigin.USER;
    }
}
