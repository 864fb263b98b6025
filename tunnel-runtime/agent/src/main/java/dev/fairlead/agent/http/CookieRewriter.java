package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.CookieDomain;
import dev.fairlead.agent.access.HttpMapping;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes the domains of cookies those that callers know (agent specification, 3.8). Of a {@code Set-Cookie} nothing but
 * the value of {@code Domain} changes.
 *
 * <pre>
 * | The domain, lower case, without a leading dot          | Becomes                                |
 * | ------------------------------------------------------ | -------------------------------------- |
 * | is the internal one of a configured pair               | the virtual one of the pair            |
 * | is below the internal one of a pair, the longest wins  | the same name below the virtual one    |
 * | is the host of a mapping's back end                    | the mapping's virtual host             |
 * | anything else                                          | what it was                            |
 * </pre>
 */
final class CookieRewriter {
    private static final String DOMAIN = "domain";

    private final List<CookieDomain> domains;
    private final AccessRules access;

    CookieRewriter(List<CookieDomain> domains, AccessRules access) {
        this.domains = domains.stream()
                .sorted(Comparator.comparingInt(
                                (CookieDomain domain) -> domain.internal().length())
                        .reversed())
                .toList();
        this.access = access;
    }

    /**
     * One cookie for the caller.
     *
     * @param cookie value of a {@code Set-Cookie}
     * @param served the mapping that it came through
     */
    String rewrite(String cookie, HttpMapping served) {
        StringBuilder rewritten = new StringBuilder(cookie.length());
        int from = 0;
        while (from <= cookie.length()) {
            int end = cookie.indexOf(';', from);
            end = end < 0 ? cookie.length() : end;
            if (from > 0) {
                rewritten.append(';');
            }
            // what stands before the first semicolon is the cookie itself
            rewritten.append(from == 0 ? cookie.substring(0, end) : attribute(cookie.substring(from, end), served));
            from = end + 1;
        }
        return rewritten.toString();
    }

    private String attribute(String text, HttpMapping served) {
        int equals = text.indexOf('=');
        if (equals < 0 || !text.substring(0, equals).trim().equalsIgnoreCase(DOMAIN)) {
            return text;
        }
        String value = text.substring(equals + 1).trim();
        String domain = (value.startsWith(".") ? value.substring(1) : value).toLowerCase(Locale.ROOT);
        return virtual(domain, served)
                .map(replacement -> text.substring(0, text.indexOf(value, equals))
                        + replacement
                        + text.substring(text.indexOf(value, equals) + value.length()))
                .orElse(text);
    }

    private Optional<String> virtual(String domain, HttpMapping served) {
        for (CookieDomain pair : domains) {
            if (domain.equals(pair.internal())) {
                return Optional.of(pair.virtual());
            }
            if (domain.endsWith("." + pair.internal())) {
                return Optional.of(
                        domain.substring(0, domain.length() - pair.internal().length()) + pair.virtual());
            }
        }
        return access.findInternal(served, address -> address.host().equalsIgnoreCase(domain))
                .map(mapping -> mapping.address().virtualHost());
    }
}
