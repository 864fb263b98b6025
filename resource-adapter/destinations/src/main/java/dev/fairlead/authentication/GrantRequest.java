package dev.fairlead.authentication;

import dev.fairlead.configuration.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a grant says to the token service, and how it may be said.
 *
 * @param grantType {@code grant_type}
 * @param parameters the grant's own form parameters
 * @param bearer a token that stands in for the client's credentials; empty for the client's own
 * @param repeat when the request may be sent again
 * @param expected what the answer must hold
 * @param account what tells the account that repeated refusals would lock; empty if there is none
 */
record GrantRequest(
        String grantType,
        List<Map.Entry<String, String>> parameters,
        Optional<Secret> bearer,
        Repeat repeat,
        Expected expected,
        List<String> account) {

    /** When a request may be sent again (authentication specification, 3.10). */
    enum Repeat {
        /** Whenever the service was out of reach or overloaded, once after a timeout. */
        IDEMPOTENT,
        /** Unless the service may have used up what was sent: a timeout may have hidden its answer. */
        UNLESS_ANSWER_LOST,
        /** Only if nothing was sent. */
        UNSENT
    }

    /** What the answer must hold. */
    enum Expected {
        /** {@code access_token} of type Bearer. */
        ACCESS_TOKEN,
        /** {@code access_token} of any kind, and {@code issued_token_type}, which tells the kind. */
        ISSUED_TOKEN,
        /** {@code refresh_token}. */
        REFRESH_TOKEN
    }

    /** A request that is harmless to repeat. */
    static GrantRequest of(String grantType, List<Map.Entry<String, String>> parameters) {
        return new GrantRequest(
                grantType, parameters, Optional.empty(), Repeat.IDEMPOTENT, Expected.ACCESS_TOKEN, List.of());
    }

    GrantRequest bearer(Secret token) {
        return new GrantRequest(grantType, parameters, Optional.of(token), repeat, expected, account);
    }

    GrantRequest repeat(Repeat when) {
        return new GrantRequest(grantType, parameters, bearer, when, expected, account);
    }

    GrantRequest expecting(Expected what) {
        return new GrantRequest(grantType, parameters, bearer, repeat, what, account);
    }

    GrantRequest account(List<String> fields) {
        return new GrantRequest(grantType, parameters, bearer, repeat, expected, fields);
    }

    /** The grant; parameters are secret. */
    @Override
    public String toString() {
        return "GrantRequest[" + grantType + "]";
    }
}
