package dev.fairlead.input;

import java.util.Objects;
import java.util.Optional;

/**
 * What one call brings along. Immutable: each method returns another input.
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
    public static final CallInput NONE = new CallInput(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

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
        return new CallInput(
                Optional.of(code),
                refreshToken,
                refreshTokens,
                subjectToken,
                actorToken,
                samlAssertion,
                clientAssertion,
                clientAssertionDestination);
    }

    /** With a refresh token. */
    public CallInput refreshToken(Sensitive token) {
        return new CallInput(
                authorizationCode,
                Optional.of(token),
                refreshTokens,
                subjectToken,
                actorToken,
                samlAssertion,
                clientAssertion,
                clientAssertionDestination);
    }

    /** With somebody who keeps the refresh tokens that come back. */
    public CallInput refreshTokens(RefreshTokenReceiver receiver) {
        return new CallInput(
                authorizationCode,
                refreshToken,
                Optional.of(receiver),
                subjectToken,
                actorToken,
                samlAssertion,
                clientAssertion,
                clientAssertionDestination);
    }

    /** With a token to exchange. */
    public CallInput subjectToken(TypedToken token) {
        return new CallInput(
                authorizationCode,
                refreshToken,
                refreshTokens,
                Optional.of(token),
                actorToken,
                samlAssertion,
                clientAssertion,
                clientAssertionDestination);
    }

    /** With the token of who acts for the subject. */
    public CallInput actorToken(TypedToken token) {
        return new CallInput(
                authorizationCode,
                refreshToken,
                refreshTokens,
                subjectToken,
                Optional.of(token),
                samlAssertion,
                clientAssertion,
                clientAssertionDestination);
    }

    /** With a SAML assertion, encoded as the token service expects it. */
    public CallInput samlAssertion(Sensitive encoded) {
        return new CallInput(
                authorizationCode,
                refreshToken,
                refreshTokens,
                subjectToken,
                actorToken,
                Optional.of(encoded),
                clientAssertion,
                clientAssertionDestination);
    }

    /** With an assertion that authenticates the client. */
    public CallInput clientAssertion(ClientAssertion assertion) {
        return new CallInput(
                authorizationCode,
                refreshToken,
                refreshTokens,
                subjectToken,
                actorToken,
                samlAssertion,
                Optional.of(assertion),
                clientAssertionDestination);
    }

    /** With the name of a destination that gives the assertion that authenticates the client. */
    public CallInput clientAssertionDestination(String name) {
        return new CallInput(
                authorizationCode,
                refreshToken,
                refreshTokens,
                subjectToken,
                actorToken,
                samlAssertion,
                clientAssertion,
                Optional.of(name));
    }
}
