package dev.fairlead.authentication;

import dev.fairlead.caller.UserToken;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.saml.DestinationAssertions;
import dev.fairlead.saml.IssuedAssertion;
import java.time.Instant;
import java.util.Optional;

/**
 * A SAML assertion about the user, made here for each request, for a token of the user (RFC 7522, 2.1).
 *
 * @param destination name of the destination, for messages
 * @param companyId company at SAP SuccessFactors
 * @param technical whether one system user stands for all users
 * @param assertions makes the assertions
 */
record SamlBearerGrant(
        String destination,
        Users users,
        Optional<String> companyId,
        boolean technical,
        DestinationAssertions assertions)
        implements Grant {

    @Override
    public GrantInput input(CallContext call, Instant now) {
        return technical ? GrantInput.NOTHING : users.input(destination, call, now);
    }

    @Override
    public TokenReply fetch(CallContext call, TokenRequester service) {
        Optional<UserToken> user = technical ? Optional.empty() : Optional.of(Users.token(destination, call));
        IssuedAssertion assertion = assertions.issue(user, service.url());
        try {
            return service.ask(GivenAssertionGrant.request(assertion.encoded().reveal(), companyId));
        } catch (DestinationException e) {
            throw e.code() == ErrorCode.GRANT_REJECTED ? explained(e, assertion) : e;
        }
    }

    private DestinationException explained(DestinationException refusal, IssuedAssertion assertion) {
        return DestinationException.of(
                ErrorDetail.of(
                                ErrorCode.GRANT_REJECTED,
                                destination,
                                "token service",
                                refusal.detail().found() + "; it was sent an " + assertion.summary())
                        .withHint("Compare the assertion with what the token service expects, look whether it trusts"
                                + " the certificate, and whether both clocks agree"),
                refusal);
    }

    @Override
    public TenantOrigin tenant() {
        return technical ? TenantOrigin.EXPLICIT : TenantOrigin.USER;
    }
}
