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
 */
public record ObtainedToken(Secret value, Optional<String> issuedType, Optional<String> providedType) {
    public ObtainedToken {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(issuedType, "issuedType");
        Objects.requireNonNull(providedType, "providedType");
    }
}
