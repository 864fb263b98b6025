package dev.fairlead.authentication;

import dev.fairlead.configuration.TokenService;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.input.CallInput;
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

    private final DestinationScope scope;
    private final int scopeHash;
    private final TokenService service;
    private final Grant grant;
    private final ClientAuthentication client;
    private final boolean sameClient;
    private final TokenPlaces places;
    private final Transport transport;
    private final TokenServices shared;
    private final TokenCache cache;
    private final Partition.Owner owner;
    private final String tenant;
    /** The token that was used last, at hand without a search: of whom most calls are. */
    private volatile LatestToken latest = LatestToken.NONE;

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
        this.scopeHash = scope.hashCode();
        this.service = service;
        this.grant = grant;
        this.client = client;
        this.sameClient = client.sameForCalls();
        this.places = new TokenPlaces(scope, type, service, grant.tenant());
        this.transport = transport;
        this.shared = shared;
        this.cache = shared.cache(scope.application());
        this.owner = Partition.Owner.of(scope);
        this.tenant = scope.tenant();
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
        TokenDependencies id = dependencies(input, call);
        latest = LatestToken.NONE;
        cache.evict(id, token -> token.header().filter(sent.headers()::contains).isPresent());
        if (!sent.repeatable()) {
            throw DestinationException.of(refused("answered 401, and the body cannot be sent again")
                    .detail()
                    .withHint("Make the call again, it gets another token; or give a body that can be repeated"));
        }
        return Optional.of(withToken(original, cached(id, now, input, call)));
    }

    @Override
    public Optional<ObtainedToken> token(CallContext call) {
        return obtain(call).obtained();
    }

    @Override
    public void evict(ObtainedToken refused) {
        latest = LatestToken.NONE;
        cache.evict(owner, token -> token.value().equals(refused.value()));
    }

    @Override
    public void retire() {
        latest = LatestToken.NONE;
        cache.evict(owner, token -> true);
    }

    private Token obtain(CallContext call) {
        Instant now = shared.clock().instant();
        GrantInput input = grant.input(call, now);
        LatestToken last = latest;
        if (last.serves(input, now) && sameForCall(call.input())) {
            return last.token();
        }
        TokenDependencies id = dependencies(input, call);
        if (!input.cacheable()) {
            return fetch(id, input, call);
        }
        // a plain read first: fetching takes a closure even where there is nothing to fetch
        Optional<Token> ready = cache.ready(id, partition(id), now);
        if (ready.isEmpty()) {
            return cached(id, now, input, call);
        }
        if (last.replaceable(now) && sameForCall(call.input())) {
            latest = LatestToken.of(input, ready.get(), now);
        }
        return ready.get();
    }

    private Token cached(TokenDependencies id, Instant now, GrantInput input, CallContext call) {
        return cache.get(id, partition(id), now, () -> fetch(id, input, call));
    }

    private TokenDependencies dependencies(GrantInput input, CallContext call) {
        return new TokenDependencies(scope, scopeHash, input.userDigest(), input.fields(), ofClient(call.input()));
    }

    private Partition partition(TokenDependencies id) {
        return new Partition(owner, tenant, id.user());
    }

    private List<String> ofClient(CallInput input) {
        return sameForCall(input) ? List.of() : client.fields(input);
    }

    /** Whether the client shows itself as it does for every call that says nothing of its own. */
    private boolean sameForCall(CallInput input) {
        return sameClient && input == CallInput.NONE;
    }

    /** A user's token serves no longer than the one that it was got with. */
    private Token fetch(TokenDependencies id, GrantInput input, CallContext call) {
        TokenPlace place = places.of(input.user(), id.input(), id.client());
        TokenReply reply = grant.fetch(
                call,
                new TokenRequester(
                        scope.destination(), service, place.url(), place.key(), call, client, transport, shared));
        Token token = Token.of(reply, grant.header(reply), service.assertion().providedType());
        return input.user().isPresent() ? token.until(input.user().get().expiry()) : token;
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
}
