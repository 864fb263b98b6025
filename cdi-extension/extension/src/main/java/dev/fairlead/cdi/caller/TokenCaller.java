package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a caller of a token that the container has verified. */
final class TokenCaller {
    /** Claims that name the tenant, the first one there wins (specification of authentication, 3.2). */
    private static final List<String> TENANT_CLAIMS = List.of("zid", "app_tid", "zone_uuid");

    /** XSUAA names the identity provider so. */
    private static final String ORIGIN = "origin";

    private TokenCaller() {}

    /**
     * The user of a token; empty unless token, issuer and user are all known. The user is the subject, or, where a
     * token has none, the name by which the container knows the user.
     *
     * @param claim gives a claim's text by its name; null if the token has no such claim
     */
    static Optional<Caller> of(String token, String name, Function<String, String> claim) {
        String issuer = claim.apply("iss");
        String subject = claim.apply("sub");
        String userId = isMissing(subject) ? name : subject;
        if (isMissing(token) || isMissing(issuer) || isMissing(userId)) {
            return Optional.empty();
        }
        CallerIdentity identity = new CallerIdentity(tenant(claim), withOrigin(issuer, claim.apply(ORIGIN)), userId);
        return Optional.of(
                new Caller(identity, isMissing(name) ? userId : name, Optional.of(UserToken.of(token)), true));
    }

    /** Behind one issuer may stand several identity providers, each with users of the same names. */
    private static String withOrigin(String issuer, String origin) {
        return isMissing(origin) ? issuer : issuer + "#" + origin;
    }

    private static String tenant(Function<String, String> claim) {
        for (String name : TENANT_CLAIMS) {
            String tenant = claim.apply(name);
            if (!isMissing(tenant)) {
                return tenant;
            }
        }
        return "";
    }

    private static boolean isMissing(String text) {
        return text == null || text.isBlank();
    }
}
