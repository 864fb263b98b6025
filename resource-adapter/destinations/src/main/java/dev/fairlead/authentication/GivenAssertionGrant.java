package dev.fairlead.authentication;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.input.Sensitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The application's own SAML assertion for a token (RFC 7522, 2.1). It is passed on as it is, neither read nor signed.
 *
 * @param destination name of the destination, for messages
 * @param companyId company at SAP SuccessFactors
 */
record GivenAssertionGrant(String destination, Optional<String> companyId) implements Grant {

    private static final int MAXIMUM_LENGTH = 128 * 1024;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]+={0,2}");

    @Override
    public GrantInput input(CallContext call, Instant now) {
        String assertion = call.input()
                .samlAssertion()
                .map(Sensitive::reveal)
                .filter(text -> !text.isBlank())
                .orElseThrow(
                        () -> DestinationException.of(
                                ErrorDetail.of(ErrorCode.INPUT_MISSING, destination, "SAML assertion", "is not given")
                                        .withHint(
                                                "SAMLAssertionProvider is ClientProvided: give the encoded assertion with the call")));
        if (assertion.length() > MAXIMUM_LENGTH || !BASE64.matcher(assertion).matches()) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.PROPERTY_INVALID,
                            destination,
                            "SAML assertion",
                            "is not base64 or base64url on one line, of 128 KiB at most")
                    .withHint("Encode the assertion as the token service expects it"));
        }
        return GrantInput.SINGLE_USE;
    }

    @Override
    public TokenReply fetch(CallContext call, TokenRequester service) {
        return service.ask(request(call.input().samlAssertion().orElseThrow().reveal(), companyId));
    }

    static GrantRequest request(String assertion, Optional<String> companyId) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        parameters.add(Map.entry("assertion", assertion));
        companyId.ifPresent(id -> parameters.add(Map.entry("company_id", id)));
        return GrantRequest.of("urn:ietf:params:oauth:grant-type:saml2-bearer", parameters);
    }

    @Override
    public TenantOrigin tenant() {
        return TenantOrigin.EXPLICIT;
    }
}
