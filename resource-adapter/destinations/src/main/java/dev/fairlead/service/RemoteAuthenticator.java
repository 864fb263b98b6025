package dev.fairlead.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.DestinationScope;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.authentication.SharedTokens;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.input.CallInput;
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

    private static final int PLACES = 10_000;

    private final RemoteDestination destination;
    private final DestinationScope scope;
    private final Authentication authentication;
    private final SharedTokens tokens;
    private final boolean issuerTrusted;
    // places of those who have called without inputs of their own
    private final Cache<Who, SharedTokens.Place> places =
            Caffeine.newBuilder().maximumSize(PLACES).executor(Runnable::run).build();

    RemoteAuthenticator(
            RemoteDestination destination, DestinationScope scope, Authentication authentication, SharedTokens tokens) {
        this.destination = destination;
        this.scope = scope;
        this.authentication = authentication;
        this.tokens = tokens;
        this.issuerTrusted = authentication instanceof Authentication.ByUserToken user
                && user.userToken().namesKeys();
    }

    /** All of a caller that counts: the tenant that the container knows, and the digest of the token. */
    private record Who(String tenant, String token) {
        static final Who NOBODY = new Who("", "");

        /** Empty if the caller has no token, and nothing can be kept for one. */
        static Optional<Who> of(CallContext call) {
            if (call.input() != CallInput.NONE) {
                return Optional.empty();
            }
            return call.caller().isEmpty()
                    ? Optional.of(NOBODY)
                    : call.caller()
                            .filter(caller -> caller.token().isPresent())
                            .map(caller -> new Who(caller.identity().tenant(), userDigest(call)));
        }
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
        SharedTokens.Place place = place(headers, call);
        Secret refused = block(call);
        tokens.evict(place, refused);
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
                authentication instanceof Authentication.OAuth oauth
                        ? oauth.service().assertion().providedType()
                        : Optional.empty(),
                Optional.empty()));
    }

    /**
     * The fields for a call. Who has called before and brings nothing but a user is known by the user's token; what is
     * kept for it ends with that token, and getting anew checks everything anew.
     */
    private Secret block(CallContext call) {
        Optional<Who> who = Who.of(call);
        SharedTokens.Place known = who.isPresent() ? places.getIfPresent(who.get()) : null;
        return known == null ? block(headers(call), call) : tokens.token(known, () -> got(headers(call), call));
    }

    private Secret block(TokenHeaders needed, CallContext call) {
        if (needed.usedOnce()) {
            TokenHeaders sent = destination.sent(needed, userDigest(call));
            return HeaderBlock.of(fetch(sent, needed, call).tokens());
        }
        return tokens.token(place(needed, call), () -> got(needed, call));
    }

    private SharedTokens.Place place(TokenHeaders needed, CallContext call) {
        SharedTokens.Place place = tokens.place(dependencies(destination.sent(needed, userDigest(call)), call));
        Who.of(call).ifPresent(who -> places.put(who, place));
        return place;
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

    private SharedTokens.Got got(TokenHeaders needed, CallContext call) {
        TokenHeaders sent = destination.sent(needed, userDigest(call));
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
