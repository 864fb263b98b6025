package dev.fairlead.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.input.Sensitive;
import dev.fairlead.input.TypedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The grant at the end of a chain. Its tokens are kept by what the chain begins with (authentication specification,
 * 9.1), so that they serve until they expire however often the helper's own are renewed, and the helper is asked for
 * new ones only. The tenant is the one that the helper's token names.
 */
final class ChainedGrant implements Grant {

    private static final int BEGINNINGS = 10_000;
    // after that the helper looks at the user anew, as all others do
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final CallChain chain;
    private final Grant last;
    private final Clock clock;
    private final Cache<Beginning, GrantInput> known = Caffeine.newBuilder()
            .maximumSize(BEGINNINGS)
            .expireAfterWrite(KEPT)
            .executor(Runnable::run)
            .build();

    ChainedGrant(CallChain chain, Grant last, Clock clock) {
        this.chain = chain;
        this.last = last;
        this.clock = clock;
    }

    @Override
    public GrantInput input(CallContext call, Instant now) {
        Beginning beginning = Beginning.of(chain.revision(), call);
        GrantInput input = known.getIfPresent(beginning);
        if (input == null) {
            input = beginning.input(last.input(chain.atEnd(call), now), call);
            known.put(beginning, input);
        }
        return input;
    }

    @Override
    public TokenReply fetch(CallContext call, TokenRequester service) {
        CallContext end = chain.atEnd(call);
        GrantInput input = last.input(end, clock.instant());
        TokenReply reply = last.fetch(end, service);
        return input.user().map(user -> reply.until(user.expiry())).orElse(reply);
    }

    @Override
    public TenantOrigin tenant() {
        return last.tenant();
    }

    @Override
    public Optional<Map.Entry<String, String>> header(TokenReply reply) {
        return last.header(reply);
    }

    @Override
    public boolean forTheAgent() {
        return last.forTheAgent();
    }

    /**
     * What a chain begins with. Holds no token.
     *
     * @param helper the helper's revision
     * @param user digest of the user's token; empty if there is none
     * @param verified whether somebody has verified who the user is
     * @param tokens digests and types of the tokens that the call brings
     */
    private record Beginning(String helper, String user, boolean verified, List<String> tokens) {

        static Beginning of(String helper, CallContext call) {
            return new Beginning(
                    helper,
                    call.caller().flatMap(Caller::token).map(UserToken::digest).orElse(""),
                    call.caller().filter(Caller::verified).isPresent(),
                    List.of(
                            digest(call.input().subjectToken()),
                            digest(call.input().actorToken())));
        }

        private static String digest(Optional<TypedToken> token) {
            return token.map(given -> Digests.of(given.token().reveal()) + " " + given.type())
                    .orElse("");
        }

        /** @param atEnd what the last grant takes from a call of this beginning */
        GrantInput input(GrantInput atEnd, CallContext call) {
            Stream<String> fields = Stream.concat(Stream.of(helper, user, String.valueOf(verified)), tokens.stream());
            String digest = TokenKey.of(fields.map(Optional::of).toList()).digest();
            return GrantInput.of(User.ofChain(digest, atEnd.user(), expiry(call)));
        }

        private static Optional<Instant> expiry(CallContext call) {
            return Stream.concat(
                            call.caller().flatMap(Caller::token).map(UserToken::reveal).stream(),
                            call.input().subjectToken().map(TypedToken::token).map(Sensitive::reveal).stream())
                    .flatMap(token -> JwtExpiry.of(token).stream())
                    .min(Instant::compareTo);
        }
    }
}
