package dev.fairlead.authentication;

import dev.fairlead.configuration.Authentication;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A token for a technical user (RFC 6749, 4.3). A refused password is not tried often, so that the account is not
 * locked; a refresh token is of no use, for the grant can be repeated.
 */
record PasswordGrant(Authentication.Password settings) implements Grant {

    @Override
    public GrantInput input(CallContext call, Instant now) {
        return GrantInput.NOTHING;
    }

    @Override
    public TokenReply fetch(CallContext call, TokenRequester service) {
        String password = settings.password().reveal();
        return service.ask(GrantRequest.of(
                        "password", List.of(Map.entry("username", settings.user()), Map.entry("password", password)))
                .account(List.of(settings.user(), password)));
    }

    @Override
    public TenantOrigin tenant() {
        return TenantOrigin.EXPLICIT;
    }
}
