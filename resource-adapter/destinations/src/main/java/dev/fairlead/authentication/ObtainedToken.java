package dev.fairlead.authentication;

import dev.fairlead.configuration.Secret;
import java.util.Objects;
import java.util.Optional;

/**
 * A token that one destination gives for another use than its own requests: as a client assertion, as the user's token
 * of a chain's next link, for SASL.
 *
 * @param value the token
 * @param issuedType {@code issued_token_type} of a token exchange; empty otherwise
 * @param providedType the destination's {@code clientAssertion.type}; empty if it has none
 * @param scope what a token service of the engine's own granted, if that is another scope than the destination asks for
 *     (RFC 6749, 5.1); empty otherwise
 */
public record ObtainedToken(
        Secret value, Optional<String> issuedType, Optional<String> providedType, Optional<String> scope) {
    public ObtainedToken {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(issuedType, "issuedType");
        Objects.requireNonNull(providedType, "providedType");
        Objects.requireNonNull(scope, "scope");
    }
}
