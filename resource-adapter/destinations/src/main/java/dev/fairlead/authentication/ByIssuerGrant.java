package dev.fairlead.authentication;

import java.time.Clock;
import java.time.Instant;

/**
 * Users' tokens of XSUAA by one grant, all others by another.
 *
 * @param destination name of the destination, for messages
 */
record ByIssuerGrant(String destination, Users users, Clock clock, Grant ofXsuaa, Grant ofOthers) implements Grant {

    @Override
    public GrantInput input(CallContext call, Instant now) {
        return users.input(destination, call, now);
    }

    @Override
    public TokenReply fetch(CallContext call, TokenRequester service) {
        boolean xsuaa = users.of(destination, call, clock.instant()).ofXsuaa();
        return (xsuaa ? ofXsuaa : ofOthers).fetch(call, service);
    }

    @Override
    public TenantOrigin tenant() {
        return TenantOrigin.USER;
    }
}
