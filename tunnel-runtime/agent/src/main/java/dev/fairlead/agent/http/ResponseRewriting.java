package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.CookieDomain;
import dev.fairlead.agent.access.HttpMapping;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes what responses say about the inside true for callers. */
final class ResponseRewriting {
    private final LocationRewriter locations;
    private final CookieRewriter cookies;
    private final UnaryOperator<String> furtherCookies;

    ResponseRewriting(AccessRules access, List<CookieDomain> cookieDomains) {
        this(new LocationRewriter(access), new CookieRewriter(cookieDomains, access), UnaryOperator.identity());
    }

    private ResponseRewriting(
            LocationRewriter locations, CookieRewriter cookies, UnaryOperator<String> furtherCookies) {
        this.locations = locations;
        this.cookies = cookies;
        this.furtherCookies = furtherCookies;
    }

    /**
     * The same, that further changes cookies.
     *
     * @param setCookie gets and returns values of {@code Set-Cookie}
     */
    ResponseRewriting andThen(UnaryOperator<String> setCookie) {
        return new ResponseRewriting(locations, cookies, setCookie);
    }

    /**
     * The value of a header for the caller.
     *
     * @param name in lower case
     * @param status of the response; 0 for a trailer
     * @param served the mapping that the response came through
     */
    String value(String name, String value, int status, HttpMapping served) {
        return switch (name) {
            case "location" -> locations.rewrite(status, value, served);
            case "set-cookie" -> furtherCookies.apply(cookies.rewrite(value, served));
            default -> value;
        };
    }
}
