package dev.fairlead.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.caller.UserToken;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.transport.Exchange;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks an SAP system for a session for each user, so that it verifies a SAML assertion once only (authentication
 * specification, 5.14), and brings the session along with that user's next requests. Never another user's: sessions are
 * kept by the user's token.
 */
public final class SecuritySessions implements Authenticator {

    private static final int USERS = 10_000;
    private static final Duration UNUSED = Duration.ofMinutes(30);

    private final Authenticator assertions;
    private final Clock clock;
    private final Cache<Who, SessionCookies> sessions = Caffeine.newBuilder()
            .maximumSize(USERS)
            .expireAfterAccess(UNUSED)
            .executor(Runnable::run)
            .build();

    /**
     * @param assertions shows the user to the target
     */
    public SecuritySessions(Authenticator assertions, Clock clock) {
        this.assertions = assertions;
        this.clock = clock;
    }

    private record Who(String token, boolean verified) {
        static Optional<Who> of(CallContext call) {
            return call.caller()
                    .flatMap(caller -> caller.token().map(UserToken::digest).map(of -> new Who(of, caller.verified())));
        }
    }

    @Override
    public Exchange authenticate(Exchange exchange, CallContext call) {
        Exchange shown = assertions.authenticate(exchange, call).withHeader("x-sap-security-session", "create");
        SessionCookies session = Who.of(call).map(sessions::getIfPresent).orElse(null);
        if (session == null) {
            return shown;
        }
        String cookies = session.header(shown.target(), values(shown.headers(), "Cookie"), clock.instant());
        return cookies.isEmpty() ? shown : shown.withHeader("Cookie", cookies);
    }

    @Override
    public void answered(Exchange sent, DestinationResponse response, CallContext call) {
        List<String> cookies = response.headers().stream()
                .filter(field -> field.getKey().equalsIgnoreCase("Set-Cookie"))
                .map(Map.Entry::getValue)
                .toList();
        if (!cookies.isEmpty()) {
            Who.of(call)
                    .map(who -> sessions.get(who, first -> new SessionCookies()))
                    .ifPresent(session -> session.take(cookies, sent.url().host(), sent.target(), clock.instant()));
        }
    }

    /** A session may have ended at the target: the user then logs on anew. */
    @Override
    public Optional<Exchange> afterRefusal(
            Exchange original, Exchange sent, DestinationResponse refusal, CallContext call) {
        boolean inSession = Who.of(call).map(sessions.asMap()::remove).isPresent();
        return inSession && sent.repeatable()
                ? Optional.of(authenticate(original, call))
                : assertions
                        .afterRefusal(original, sent, refusal, call)
                        .map(again -> again.withHeader("x-sap-security-session", "create"));
    }

    @Override
    public Optional<ObtainedToken> token(CallContext call) {
        return assertions.token(call);
    }

    @Override
    public void evict(ObtainedToken refused) {
        assertions.evict(refused);
    }

    @Override
    public void retire() {
        sessions.invalidateAll();
        assertions.retire();
    }

    private static String values(List<Map.Entry<String, String>> headers, String name) {
        return headers.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("; "));
    }
}
