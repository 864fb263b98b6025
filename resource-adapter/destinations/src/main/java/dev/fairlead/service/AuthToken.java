package dev.fairlead.service;

import dev.fairlead.configuration.Secret;
import java.util.Optional;

/**
 * A token that the Destination service got.
 *
 * @param name the header field that carries it to the target
 * @param header the field's value
 * @param value the token alone
 * @param lifetime seconds that it lives from now; empty if it must not be kept
 * @param issuedType {@code issued_token_type} of a token exchange
 * @param refreshToken what replaces the refresh token or code that was used
 */
record AuthToken(
        String name,
        Secret header,
        Secret value,
        Optional<Long> lifetime,
        Optional<String> issuedType,
        Optional<Secret> refreshToken) {}
