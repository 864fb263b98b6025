package dev.fairlead.service;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.input.AuthorizationCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import dev.fairlead.input.TypedToken;
import dev.fairlead.source.DestinationChain;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses what a call sends along so that the Destination service can get a token (authentication specification, 1.2):
 *
 * <table>
 * <caption>Header fields</caption>
 * <tr><th>Authentication</th><th>Fields</th></tr>
 * <tr><td>OCC, TUP with {@code Common}</td><td>{@code X-tenant}</td></tr>
 * <tr><td>SBA, SAML, UTE, JWT, PP of Cloud Identity Services</td><td>{@code X-user-token}</td></tr>
 * <tr><td>SBA with {@code ClientProvided}</td><td>{@code X-samlAssertion}</td></tr>
 * <tr><td>AC</td><td>{@code X-code}, {@code X-redirect-uri}, {@code X-code-verifier}</td></tr>
 * <tr><td>RT</td><td>{@code X-refresh-token}</td></tr>
 * <tr><td>TE</td><td>{@code X-subject-token} and {@code X-actor-token}, each with its type</td></tr>
 * <tr><td>any with a token service</td><td>{@code X-client-assertion} with its type, or {@code
 *     X-client-assertion-destination-name}</td></tr>
 * </table>
 *
 * <p>A chain takes its tokens in its own variables, and the destination's authentication none besides them.
 */
final class CallInputs {

    private static final String SEQUENTIAL = "com.sap.sequentialUserPropagation";
    private static final String SAML_OF_IAS = "com.sap.iasGeneratedOAuth2SamlBearerAssertion";

    private final String destination;
    private final Optional<DestinationChain> chain;
    private final CallInput input;
    private final Optional<UserToken> user;
    private final List<Map.Entry<String, String>> fields = new ArrayList<>();

    private CallInputs(
            String destination, Optional<DestinationChain> chain, CallContext call, Optional<UserToken> user) {
        this.destination = destination;
        this.chain = chain;
        this.input = call.input();
        this.user = user;
    }

    /**
     * What the destination's authentication needs.
     *
     * @param user the user's token, if it may be used
     * @param tenant the tenant that the call names; empty for none
     * @throws DestinationException if the call does not bring it
     */
    static TokenHeaders needed(
            String destination,
            Optional<DestinationChain> chain,
            Authentication authentication,
            CallContext call,
            Optional<UserToken> user,
            String tenant) {
        CallInputs inputs = new CallInputs(destination, chain, call, user);
        if (chain.isPresent()) {
            inputs.chain(true);
        } else {
            inputs.of(authentication, tenant);
        }
        if (authentication instanceof Authentication.OAuth) {
            inputs.clientAssertion();
        }
        return TokenHeaders.of(destination, inputs.fields);
    }

    /** All that the call brings, for a destination whose authentication is not known yet. */
    static TokenHeaders offered(
            String destination, Optional<DestinationChain> chain, CallContext call, Optional<UserToken> user) {
        CallInputs inputs = new CallInputs(destination, chain, call, user);
        if (chain.isPresent()) {
            inputs.chain(false);
        } else {
            user.ifPresent(token -> inputs.add("X-user-token", token.reveal()));
            inputs.input.samlAssertion().ifPresent(assertion -> inputs.add("X-samlAssertion", assertion));
            inputs.input.authorizationCode().ifPresent(inputs::code);
            inputs.input.refreshToken().ifPresent(token -> inputs.add("X-refresh-token", token));
            inputs.input.subjectToken().ifPresent(inputs::subject);
        }
        inputs.clientAssertion();
        return TokenHeaders.of(destination, inputs.fields);
    }

    private void of(Authentication authentication, String tenant) {
        if (authentication instanceof Authentication.ClientCredentials client) {
            tenant(client.service(), tenant);
        } else if (authentication instanceof Authentication.TechnicalUserPropagation client) {
            tenant(client.service(), tenant);
        } else if (authentication instanceof Authentication.AuthorizationCode) {
            code(needed(input.authorizationCode(), "authorization code"));
        } else if (authentication instanceof Authentication.RefreshToken) {
            add("X-refresh-token", needed(input.refreshToken(), "refresh token"));
        } else if (authentication instanceof Authentication.TokenExchange exchange) {
            Optional<TypedToken> ofUser =
                    exchange.userByDefault() ? user.map(CallInputs::accessToken) : Optional.empty();
            subject(needed(input.subjectToken().or(() -> ofUser), "subject token"));
        } else if (authentication instanceof Authentication.SamlBearer saml
                && saml.saml().isEmpty()) {
            add("X-samlAssertion", needed(input.samlAssertion(), "SAML assertion"));
        } else if (authentication.userBound()) {
            add("X-user-token", user.orElseThrow(this::nobody).reveal());
        }
    }

    private void tenant(TokenService service, String tenant) {
        if (service.common() && tenant.isEmpty()) {
            throw failure(ErrorCode.TENANT_MISSING, "tenant", "the call names none, and tokenServiceURLType is Common");
        }
        if (service.common()) {
            add("X-tenant", tenant);
        }
    }

    private void code(AuthorizationCode code) {
        add("X-code", code.code());
        code.redirectUri().ifPresent(uri -> add("X-redirect-uri", URLEncoder.encode(uri, StandardCharsets.UTF_8)));
        code.codeVerifier().ifPresent(verifier -> add("X-code-verifier", verifier));
    }

    private void subject(TypedToken subject) {
        add("X-subject-token", subject.token());
        add("X-subject-token-type", subject.type());
        input.actorToken().ifPresent(actor -> {
            add("X-actor-token", actor.token());
            add("X-actor-token-type", actor.type());
        });
    }

    private void clientAssertion() {
        input.clientAssertion().ifPresent(assertion -> {
            add("X-client-assertion", assertion.assertion());
            add("X-client-assertion-type", assertion.type());
        });
        input.clientAssertionDestination().ifPresent(name -> add("X-client-assertion-destination-name", name));
    }

    /** The tokens of a chain (destination specification, 5.4); its other variables belong to the look-up. */
    private void chain(boolean mandatory) {
        String name = chain.orElseThrow().name();
        if (name.equals(SEQUENTIAL)) {
            Optional<String> token = input.subjectToken()
                    .map(subject -> subject.token().reveal())
                    .or(() -> user.map(UserToken::reveal));
            if (mandatory && token.isEmpty()) {
                throw nobody();
            }
            token.ifPresent(value -> add("X-chain-var-userToken", value));
        } else if (name.equals(SAML_OF_IAS)) {
            Optional<TypedToken> token = input.subjectToken().or(() -> user.map(CallInputs::accessToken));
            if (mandatory && token.isEmpty()) {
                throw nobody();
            }
            token.ifPresent(subject -> {
                add("X-chain-var-subjectToken", subject.token());
                add("X-chain-var-subjectTokenType", subject.type());
            });
        }
    }

    private static TypedToken accessToken(UserToken token) {
        return new TypedToken(Sensitive.of(token.reveal()), TypedToken.ACCESS_TOKEN);
    }

    private void add(String name, Sensitive value) {
        add(name, value.reveal());
    }

    private void add(String name, String value) {
        fields.add(Map.entry(name, value));
    }

    private <T> T needed(Optional<T> value, String what) {
        return value.orElseThrow(() -> failure(ErrorCode.INPUT_MISSING, "call", "brings no " + what));
    }

    private DestinationException nobody() {
        return failure(ErrorCode.NO_USER, "user", "the destination needs one, and nobody is signed in");
    }

    private DestinationException failure(ErrorCode code, String place, String found) {
        return DestinationException.of(ErrorDetail.of(code, destination, place, found));
    }
}
