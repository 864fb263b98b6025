package dev.fairlead.binding.token;

import dev.fairlead.binding.credentials.ServiceClient;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Gets tokens with the credentials that count at the moment, and once with those before them where a rotation has not
 * reached the token service yet.
 *
 * @param <C> what the binding says
 */
final class BoundClient<C> {

    /** What a token service says to credentials that it does not know, or not yet. */
    private static final Set<ErrorCode> NOT_KNOWN = Set.of(
            ErrorCode.CLIENT_REJECTED,
            ErrorCode.TOKEN_SERVICE_SUSPENDED,
            ErrorCode.TLS_FAILED,
            ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE);

    private final RotatingCredentials<C> credentials;
    private final Function<C, ServiceClient> client;
    private final BindingTokens tokens;

    BoundClient(RotatingCredentials<C> credentials, Function<C, ServiceClient> client, BindingTokens tokens) {
        this.credentials = credentials;
        this.client = client;
        this.tokens = tokens;
    }

    C current() {
        return credentials.current();
    }

    /**
     * The result of {@code use} with the first credentials that serve.
     *
     * @throws DestinationException if none does: what {@code use} threw for the current ones
     */
    <R> R with(Function<C, R> use) {
        C current = credentials.current();
        try {
            R result = use.apply(current);
            credentials.served(current).ifPresent(this::retire);
            return result;
        } catch (DestinationException e) {
            Optional<C> before = NOT_KNOWN.contains(e.code()) ? credentials.before(current) : Optional.empty();
            if (before.isEmpty()) {
                throw e;
            }
            return withPrevious(before.get(), use, e);
        }
    }

    private <R> R withPrevious(C previous, Function<C, R> use, DestinationException refusal) {
        try {
            return use.apply(previous);
        } catch (DestinationException again) {
            credentials.forgetPrevious().ifPresent(this::retire);
            throw refusal;
        }
    }

    private void retire(C gone) {
        tokens.retire(client.apply(gone));
    }
}
