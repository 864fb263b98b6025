package dev.fairlead.saml;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.jwt.JsonDocuments;
import dev.fairlead.jwt.UserClaims;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Asks the user-info endpoint with the user's own token: the one that the destination names, or {@code /userinfo} beside
 * {@code /oauth/token} of an XSUAA that the installation is bound to. No other issuer is asked, whatever a token says.
 * Answers serve five minutes for calls with the same token; failures are not kept.
 */
public final class UserInfoClient implements UserInfo {

    private static final int ANSWERS = 10_000;
    private static final int MAXIMUM_BYTES = 64 * 1024;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final String TOKEN_PATH = "/oauth/token";

    private final JsonDocuments documents;
    private final Set<String> domains;
    private final Cache<Question, JsonObject> answers;

    /**
     * @param documents the way to issuers
     * @param domains {@code uaadomain} of the bindings, in lower case; empty if only endpoints that destinations name
     *     are asked
     */
    public UserInfoClient(JsonDocuments documents, Set<String> domains, Clock clock) {
        this.documents = documents;
        this.domains = Set.copyOf(domains);
        this.answers = Caffeine.newBuilder()
                .maximumSize(ANSWERS)
                .expireAfterWrite(KEPT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Optional<JsonObject> of(String destination, Optional<HttpUrl> url, UserToken token, UserClaims claims) {
        return url.or(() -> ofXsuaa(claims)).map(endpoint -> answer(destination, endpoint, token));
    }

    private JsonObject answer(String destination, HttpUrl endpoint, UserToken token) {
        Question question = new Question(endpoint, token.digest());
        JsonObject known = answers.getIfPresent(question);
        if (known != null) {
            return known;
        }
        JsonObject answer = documents.get(destination, "user info", endpoint, Optional.of(token), MAXIMUM_BYTES);
        answers.put(question, answer);
        return answer;
    }

    private Optional<HttpUrl> ofXsuaa(UserClaims claims) {
        return claims.issuer()
                .filter(issuer -> claims.ofXsuaa())
                .flatMap(UserInfoClient::parsed)
                .filter(issuer -> issuer.secure()
                        && issuer.path().equals(TOKEN_PATH)
                        && issuer.query().isEmpty()
                        && known(issuer.host().toLowerCase(Locale.ROOT)))
                .map(issuer -> new HttpUrl(issuer.scheme(), issuer.host(), issuer.port(), "/userinfo", ""));
    }

    private boolean known(String host) {
        return domains.stream().anyMatch(domain -> host.endsWith("." + domain));
    }

    private static Optional<HttpUrl> parsed(String url) {
        try {
            return Optional.of(HttpUrl.parse(url));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is asked of whom for whom; holds no token. */
    private record Question(HttpUrl endpoint, String tokenDigest) {}
}
