package dev.fairlead.input;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one call brings along. Immutable: each method returns another input.
 *
 * <pre>{@code
 * crm.with(CallInput.NONE.refreshToken(Sensitive.of(stored)).refreshTokens(this::store)).get("accounts")
 * }</pre>
 *
 * @param authorizationCode for {@code OAuth2AuthorizationCode}
 * @param refreshToken for {@code OAuth2RefreshToken}
 * @param refreshTokens who takes refresh tokens that come back; empty to drop them
 * @param subjectToken for {@code OAuth2TokenExchange} and for chains
 * @param actorToken for {@code OAuth2TokenExchange}
 * @param samlAssertion for {@code OAuth2SAMLBearerAssertion} with {@code SAMLAssertionProvider=ClientProvided}, encoded
 * @param clientAssertion how the client authenticates at the token service
 * @param clientAssertionDestination name of the destination that gives the client assertion
 */
public record CallInput(
        Optional<AuthorizationCode> authorizationCode,
        Optional<Sensitive> refreshToken,
        Optional<RefreshTokenReceiver> refreshTokens,
        Optional<TypedToken> subjectToken,
        Optional<TypedToken> actorToken,
        Optional<Sensitive> samlAssertion,
        Optional<ClientAssertion> clientAssertion,
        Optional<String> clientAssertionDestination) {
    /** Nothing. */
    public static final CallInput NONE = new Draft().finished();

    public CallInput {
        Objects.requireNonNull(authorizationCode, "authorizationCode");
        Objects.requireNonNull(refreshToken, "refreshToken");
        Objects.requireNonNull(refreshTokens, "refreshTokens");
        Objects.requireNonNull(subjectToken, "subjectToken");
        Objects.requireNonNull(actorToken, "actorToken");
        Objects.requireNonNull(samlAssertion, "samlAssertion");
        Objects.requireNonNull(clientAssertion, "clientAssertion");
        Objects.requireNonNull(clientAssertionDestination, "clientAssertionDestination");
    }

    /** With an authorization code. */
    public CallInput authorizationCode(AuthorizationCode code) {
        return changed(draft -> draft.authorizationCode = Optional.of(code));
    }

    /** With a refresh token. */
    public CallInput refreshToken(Sensitive token) {
        return changed(draft -> draft.refreshToken = Optional.of(token));
    }

    /** With somebody who keeps the refresh tokens that come back. */
    public CallInput refreshTokens(RefreshTokenReceiver receiver) {
        return changed(draft -> draft.refreshTokens = Optional.of(receiver));
    }

    /** With a token to exchange. */
    public CallInput subjectToken(TypedToken token) {
        return changed(draft -> draft.subjectToken = Optional.of(token));
    }

    /** With the token of who acts for the subject. */
    public CallInput actorToken(TypedToken token) {
        return changed(draft -> draft.actorToken = Optional.of(token));
    }

    /** With a SAML assertion, encoded as the token service expects it. */
    public CallInput samlAssertion(Sensitive encoded) {
        return changed(draft -> draft.samlAssertion = Optional.of(encoded));
    }

    /** With an assertion that authenticates the client. */
    public CallInput clientAssertion(ClientAssertion assertion) {
        return changed(draft -> draft.clientAssertion = Optional.of(assertion));
    }

    /** With the name of a destination that gives the assertion that authenticates the client. */
    public CallInput clientAssertionDestination(String name) {
        return changed(draft -> draft.clientAssertionDestination = Optional.of(name));
    }

    private CallInput changed(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.authorizationCode = authorizationCode;
        draft.refreshToken = refreshToken;
        draft.refreshTokens = refreshTokens;
        draft.subjectToken = subjectToken;
        draft.actorToken = actorToken;
        draft.samlAssertion = samlAssertion;
        draft.clientAssertion = clientAssertion;
        draft.clientAssertionDestination = clientAssertionDestination;
        change.accept(draft);
        return draft.finished();
    }

    /** An input in the making. */
    private static final class Draft {
        private Optional<AuthorizationCode> authorizationCode = Optional.empty();
        private Optional<Sensitive> refreshToken = Optional.empty();
        private Optional<RefreshTokenReceiver> refreshTokens = Optional.empty();
        private Optional<TypedToken> subjectToken = Optional.empty();
        private Optional<TypedToken> actorToken = Optional.empty();
        private Optional<Sensitive> samlAssertion = Optional.empty();
        private Optional<ClientAssertion> clientAssertion = Optional.empty();
        private Optional<String> clientAssertionDestination = Optional.empty();

        CallInput finished() {
            return new CallInput(
                    authorizationCode,
                    refreshToken,
                    refreshTokens,
                    subjectToken,
                    actorToken,
                    samlAssertion,
                    clientAssertion,
                    clientAssertionDestination);
        }
    }
}
