package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.CookieDomain;
import dev.fairlead.agent.access.HttpMapping;
import java.util.List;

/** Makes what responses say about the inside true for callers. */
final class ResponseRewriting {
    private final LocationRewriter locations;
    private final CookieRewriter cookies;

    ResponseRewriting(AccessRules access, List<CookieDomain> cookieDomains) {
        this.locations = new LocationRewriter(access);
        this.cookies = new CookieRewriter(cookieDomains, access);
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
            case "set-cookie" -> cookies.rewrite(value, served);
            default -> value;
        };
    }
}
