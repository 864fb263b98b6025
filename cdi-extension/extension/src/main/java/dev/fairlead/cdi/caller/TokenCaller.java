package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes a caller of a token that the container has verified. */
final class TokenCaller {
    /** Claims that name the tenant, the first one there wins (specification of authentication, 3.2). */
    private static final List<String> TENANT_CLAIMS = List.of("zid", "app_tid", "zone_uuid");

    private TokenCaller() {}

    /**
     * The user of a token; empty unless token, issuer and user are all known. The user is the subject, or, where a
     * token has none, the name by which the container knows the user.
     *
     * @param claim gives a claim's text by its name; null if the token has no such claim
     */
    static Optional<Caller> of(String token, String name, Function<String, String> claim) {
        String issuer = claim.apply("iss");
        Optional<String> user = firstPresent(claim.apply("sub"), name);
        if (isMissing(token) || isMissing(issuer) || user.isEmpty()) {
            return Optional.empty();
        }
        String tenant = firstPresent(TENANT_CLAIMS.stream().map(claim)).orElse("");
        return Optional.of(new Caller(
                new CallerIdentity(tenant, issuer, user.get()),
                firstPresent(name, user.get()).orElseThrow(),
                Optional.of(UserToken.of(token))));
    }

    private static Optional<String> firstPresent(String... texts) {
        return firstPresent(Stream.of(texts));
    }

    private static Optional<String> firstPresent(Stream<String> texts) {
        return texts.filter(text -> !isMissing(text)).findFirst();
    }

    private static boolean isMissing(String text) {
        return text == null || text.isBlank();
    }
}
