package dev.fairlead.service;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.DestinationScope;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.authentication.SharedTokens;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.input.Sensitive;
import dev.fairlead.transport.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Credentials that the Destination service gets. They are kept by all that was sent for them, the user's token
 * included, whatever the authentication (authentication specification, 3.7, rule 9); codes, refresh tokens and assertions
 * are not kept, since they are used once.
 */
final class RemoteAuthenticator implements Authenticator {

    private final RemoteDestination destination;
    private final DestinationScope scope;
    private final Authentication authentication;
    private final SharedTokens tokens;
    private final boolean issuerTrusted;

    RemoteAuthenticator(
            RemoteDestination destination, DestinationScope scope, Authentication authentication, SharedTokens tokens) {
        this.destination = destination;
        this.scope = scope;
        this.authentication = authentication;
        this.tokens = tokens;
        this.issuerTrusted = rules(authentication)
                .filter(rules -> rules.jwks().isPresent() || rules.jwksUrl().isPresent())
                .isPresent();
    }

    private static Optional<UserTokenRules> rules(Authentication authentication) {
        if (authentication instanceof Authentication.JwtBearer bearer) {
            return Optional.of(bearer.userToken());
        }
        if (authentication instanceof Authentication.UserTokenExchange exchange) {
            return Optional.of(exchange.userToken());
        }
        if (authentication instanceof Authentication.SamlBearer saml) {
            return Optional.of(saml.userToken());
        }
        return authentication instanceof Authentication.SamlAssertion saml
                ? Optional.of(saml.userToken())
                : Optional.empty();
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        return HeaderBlock.apply(block(call), exchange);
    }

    @Override
    public Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        TokenHeaders headers = headers(call);
        if (headers.usedOnce()) {
            throw refused("answered 401 to a token that was new, and this call cannot get another");
        }
        SharedTokens.Dependencies dependencies = dependencies(destination.sent(headers, userDigest(call)), call);
        Secret refused = block(call);
        tokens.evict(dependencies, refused);
        if (!sent.repeatable()) {
            throw refused("answered 401, and the body cannot be sent again");
        }
        Secret other = block(call);
        if (other.equals(refused)) {
            // the service has a cache of its own
            throw refused("answered 401, and the Destination service gives the same token again");
        }
        return Optional.of(HeaderBlock.apply(other, original));
    }

    @Override
    public void evict(ObtainedToken refused) {
        tokens.retire();
    }

    @Override
    public void retire() {
        tokens.retire();
    }

    private DestinationException refused(String found) {
        return failure(ErrorCode.CREDENTIALS_REFUSED, "target", found);
    }

    @Override
    public Optional<ObtainedToken> token(CallContext call) {
        return Optional.of(new ObtainedToken(
                HeaderBlock.firstValue(block(call)),
                Optional.empty(),
                authentication
                        .tokenService()
                        .flatMap(service -> service.assertion().providedType())));
    }

    private Secret block(CallContext call) {
        TokenHeaders needed = headers(call);
        TokenHeaders sent = destination.sent(needed, userDigest(call));
        if (needed.usedOnce()) {
            return HeaderBlock.of(fetch(sent, needed, call).tokens());
        }
        return tokens.token(dependencies(sent, call), () -> got(sent, needed, call));
    }

    private TokenHeaders headers(CallContext call) {
        boolean playsAPart = authentication.userBound() || usesChain();
        Optional<UserToken> user = playsAPart ? user(call) : Optional.empty();
        destination.guard().check(call, issuerTrusted || !playsAPart);
        return CallInputs.needed(
                scope.destination(),
                destination.lookup().options().chain(),
                authentication,
                call,
                user,
                destination.named());
    }

    private static String userDigest(CallContext call) {
        return call.caller().flatMap(Caller::token).map(UserToken::digest).orElse("");
    }

    private boolean usesChain() {
        return destination.lookup().options().chain().isPresent();
    }

    /** The user's token, which has to be one that the service can read (authentication specification, 1.2). */
    private Optional<UserToken> user(CallContext call) {
        boolean inputInstead = call.input().subjectToken().isPresent();
        if (call.caller().isEmpty() || inputInstead) {
            return Optional.empty();
        }
        Caller caller = call.caller().get();
        UserToken token = caller.token()
                .orElseThrow(() -> failure(
                        ErrorCode.NO_USER_TOKEN,
                        "user",
                        "signed in by " + caller.identity().issuer() + ", which gave no token"));
        destination.guard().current(token);
        return Optional.of(token);
    }

    private SharedTokens.Got got(TokenHeaders sent, TokenHeaders needed, CallContext call) {
        ServiceAnswer answer = fetch(sent, needed, call);
        Optional<Duration> lifetime = kept(answer) ? shortest(answer) : Optional.empty();
        Optional<Instant> userUntil = sent.ofUser()
                ? call.caller().flatMap(Caller::token).flatMap(destination.guard()::expiry)
                : Optional.empty();
        return new SharedTokens.Got(HeaderBlock.of(answer.tokens()), answer.sent(), lifetime, userUntil);
    }

    private boolean kept(ServiceAnswer answer) {
        return answer.tokens().stream().allMatch(token -> token.lifetime().isPresent());
    }

    private static Optional<Duration> shortest(ServiceAnswer answer) {
        return answer.tokens().stream()
                .flatMap(token -> token.lifetime().stream())
                .min(Long::compare)
                .map(Duration::ofSeconds);
    }

    private ServiceAnswer fetch(TokenHeaders sent, TokenHeaders needed, CallContext call) {
        ServiceAnswer answer = destination.fetch(sent, needed);
        if (answer.error().isPresent()) {
            throw failure(
                    ErrorCode.TOKEN_RETRIEVAL_FAILED, "token", answer.error().get());
        }
        if (answer.tokens().isEmpty()) {
            throw failure(
                    ErrorCode.TOKEN_MISSING, "token", authentication.value() + " needs one, and the answer has none");
        }
        if (needed.usedOnce()) {
            answer.tokens().stream()
                    .flatMap(token -> token.refreshToken().stream())
                    .findFirst()
                    .ifPresent(next -> call.input()
                            .refreshTokens()
                            .ifPresent(receiver -> receiver.receive(Sensitive.of(next.reveal()))));
        }
        return answer;
    }

    private SharedTokens.Dependencies dependencies(TokenHeaders headers, CallContext call) {
        List<String> others = new ArrayList<>();
        others.add(authentication.value());
        others.add(destination.named());
        others.addAll(headers.digests());
        String user = headers.ofUser() ? userDigest(call) : "";
        return new SharedTokens.Dependencies(destination.tenant(), user, others);
    }

    private DestinationException failure(ErrorCode code, String place, String found) {
        return DestinationException.of(ErrorDetail.of(code, scope.destination(), place, found));
    }
}
