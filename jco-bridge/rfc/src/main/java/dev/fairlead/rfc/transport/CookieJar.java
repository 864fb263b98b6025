package dev.fairlead.rfc.transport;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookies of one system for one identity (RFC specification, C.10). All go to the destination's own host, whatever
 * domain they name; those marked {@code Secure} go over https only. Safe for use by several threads.
 */
final class CookieJar {

    /** Names the ABAP session that the system keeps for a context. */
    static final String CONTEXT = "sap-contextid";

    /** The ticket of single sign-on. */
    static final String TICKET = "MYSAPSSO2";

    private static final int MOST_COOKIES = 50;
    private static final int LONGEST_COOKIE = 8192;

    private final boolean https;
    private final boolean contexts;
    private final Clock clock;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private CookieJar(boolean https, boolean contexts, Clock clock) {
        this.https = https;
        this.contexts = contexts;
        this.clock = clock;
    }

    /** For calls outside of contexts: the security session is kept, an ABAP session is not. */
    static CookieJar shared(boolean https, Clock clock) {
        return new CookieJar(https, false, clock);
    }

    /** For the calls of one context. */
    static CookieJar ofContext(boolean https, Clock clock) {
        return new CookieJar(https, true, clock);
    }

    /** Takes a value of {@code Set-Cookie} (RFC 6265, 5.2); one without a name is ignored. */
    synchronized void receive(String setCookie) {
        String[] parts = setCookie.split(";");
        int equals = parts[0].indexOf('=');
        if (equals < 1 || setCookie.length() > LONGEST_COOKIE) {
            return;
        }
        String name = parts[0].substring(0, equals).strip();
        String value = parts[0].substring(equals + 1).strip();
        if (isExpired(parts)) {
            cookies.remove(name);
        } else if (isAccepted(name, parts) && isHarmless(name) && isHarmless(value)) {
            cookies.put(name, value);
        }
    }

    private boolean isAccepted(String name, String[] parts) {
        boolean room = cookies.containsKey(name) || cookies.size() < MOST_COOKIES;
        boolean context = name.toLowerCase(Locale.ROOT).equals(CONTEXT);
        boolean secure = attribute(parts, "secure").isPresent();
        return room && (contexts || !context) && (https || !secure);
    }

    private boolean isExpired(String[] parts) {
        Optional<String> age = attribute(parts, "max-age");
        if (age.isPresent()) {
            return age.get().startsWith("-") || age.get().matches("0+");
        }
        return attribute(parts, "expires")
                .flatMap(CookieJar::time)
                .filter(end -> !end.isAfter(clock.instant()))
                .isPresent();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.replace('-', ' '), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            // a cookie whose end cannot be read lasts as long as the jar
            return Optional.empty();
        }
    }

    /** The value of an attribute, empty text if it has none. */
    private static Optional<String> attribute(String[] parts, String wanted) {
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = (equals < 0 ? parts[i] : parts[i].substring(0, equals)).strip();
            if (name.equalsIgnoreCase(wanted)) {
                return Optional.of(
                        equals < 0 ? "" : parts[i].substring(equals + 1).strip());
            }
        }
        return Optional.empty();
    }

    /** Whether it can stand in a header as it is. */
    private static boolean isHarmless(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ';' && c != ',');
    }

    /** Value of the {@code Cookie} header; empty if there is none. */
    synchronized Optional<String> header() {
        return cookies.isEmpty()
                ? Optional.empty()
                : Optional.of(cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
    }

    /** The value of a cookie; empty if the jar has none of that name. */
    synchronized Optional<String> value(String name) {
        return cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Forgets everything, after a logon has been refused for example. */
    synchronized void clear() {
        cookies.clear();
    }

    /** How many there are: values are as good as passwords. */
    @Override
    public synchronized String toString() {
        return "CookieJar[" + cookies.size() + " cookies]";
    }
}
