package dev.fairlead.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * OAuth tokens of one destination (authentication specification, 3): the one way in which all grants find a token in
 * the cache, fetch it, renew it, and show it to the target.
 */
final class TokenAuthenticator implements Authenticator {

    private static final int PLACES = 10_000;

    private final DestinationScope scope;
    private final TokenService service;
    private final Grant grant;
    private final ClientAuthentication client;
    private final TokenPlaces places;
    private final Transport transport;
    private final TokenServices shared;
    private final TokenCache cache;
    private final Partition.Owner owner;
    // what a token depends on is digested once, not on every call
    private final Cache<Dependencies, TokenPlace> known =
            Caffeine.newBuilder().maximumSize(PLACES).executor(Runnable::run).build();

    /**
     * @param type the value of {@code Authentication}
     * @param transport the way to the token service
     * @param shared what the engine's destinations share
     */
    TokenAuthenticator(
            DestinationScope scope,
            String type,
            TokenService service,
            Grant grant,
            ClientAuthentication client,
            Transport transport,
            TokenServices shared) {
        this.scope = scope;
        this.service = service;
        this.grant = grant;
        this.client = client;
        this.places = new TokenPlaces(scope, type, service, grant.tenant());
        this.transport = transport;
        this.shared = shared;
        this.cache = shared.cache(scope.application());
        this.owner = Partition.Owner.of(scope);
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        if (grant.forTheAgent()) {
            AgentLogon.refuseAuthorization(exchange);
        }
        return withToken(exchange, obtain(call));
    }

    @Override
    public Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        Instant now = shared.clock().instant();
        GrantInput input = grant.input(call, now);
        if (!input.cacheable()) {
            throw refused("answered 401 to a token that was new, and this call cannot get another");
        }
        TokenPlace place = place(input, call);
        cache.evict(
                place.key(),
                token -> token.header().filter(sent.headers()::contains).isPresent());
        if (!sent.repeatable()) {
            throw DestinationException.of(refused("answered 401, and the body cannot be sent again")
                    .detail()
                    .withHint("Make the call again, it gets another token; or give a body that can be repeated"));
        }
        return Optional.of(withToken(original, cached(place, now, input, call)));
    }

    @Override
    public Optional<ObtainedToken> token(CallContext call) {
        Token token = obtain(call);
        return Optional.of(new ObtainedToken(
                token.value(), token.issuedType(), service.assertion().providedType(), token.scope()));
    }

    @Override
    public void evict(ObtainedToken refused) {
        cache.evict(owner, token -> token.value().equals(refused.value()));
    }

    @Override
    public void retire() {
        cache.evict(owner, token -> true);
    }

    private Token obtain(CallContext call) {
        Instant now = shared.clock().instant();
        GrantInput input = grant.input(call, now);
        TokenPlace place = place(input, call);
        return input.cacheable() ? cached(place, now, input, call) : fetch(place, input, call);
    }

    private Token cached(TokenPlace place, Instant now, GrantInput input, CallContext call) {
        return cache.get(place.key(), place.partition(), now, () -> fetch(place, input, call));
    }

    /** A user's token serves no longer than the one that it was got with. */
    private Token fetch(TokenPlace place, GrantInput input, CallContext call) {
        TokenReply reply = grant.fetch(
                call,
                new TokenRequester(
                        scope.destination(), service, place.url(), place.key(), call, client, transport, shared));
        Token token = Token.of(reply, grant.header(reply));
        return input.user().isPresent() ? token.until(input.user().get().expiry()) : token;
    }

    private TokenPlace place(GrantInput input, CallContext call) {
        String user = input.user().isPresent() ? input.user().get().digest() : "";
        Dependencies dependencies = new Dependencies(user, input.fields(), client.fields(call.input()));
        TokenPlace place = known.getIfPresent(dependencies);
        if (place == null) {
            place = places.of(input.user(), input.fields(), dependencies.client());
            if (input.cacheable()) {
                known.put(dependencies, place);
            }
        }
        return place;
    }

    private static Exchange withToken(Exchange exchange, Token token) {
        return token.header()
                .map(header -> exchange.withHeader(header.getKey(), header.getValue()))
                .orElse(exchange);
    }

    private DestinationException refused(String found) {
        return DestinationException.of(
                ErrorDetail.of(ErrorCode.CREDENTIALS_REFUSED, scope.destination(), "target", found));
    }

    private record Dependencies(String user, List<String> input, List<String> client) {}
}
