package dev.fairlead.authentication;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A token for a technical client (RFC 6749, 4.4). Users play no part: all users of an application share the token.
 *
 * @param headerName the header field that shows the token
 * @param forTheAgent whether it is the agent that reads it
 */
record ClientCredentialsGrant(String headerName, boolean forTheAgent) implements Grant {

    /** {@code OAuth2ClientCredentials}. */
    static final ClientCredentialsGrant TO_TARGET = new ClientCredentialsGrant("Authorization", false);

    /** {@code OAuth2TechnicalUserPropagation}: the agent logs the client on as a technical user. */
    static final ClientCredentialsGrant TO_AGENT =
            new ClientCredentialsGrant("SAP-Connectivity-Technical-Authentication", true);

    @Override
    public GrantInput input(CallContext call, Instant now) {
        return GrantInput.NOTHING;
    }

    @Override
    public TokenReply fetch(CallContext call, TokenRequester service) {
        return service.ask(GrantRequest.of("client_credentials", List.of()));
    }

    @Override
    public TenantOrigin tenant() {
        return TenantOrigin.CALL;
    }

    @Override
    public Optional<Map.Entry<String, String>> header(TokenReply reply) {
        return Optional.of(Map.entry(headerName, "Bearer " + reply.value().reveal()));
    }
}
