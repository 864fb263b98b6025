package dev.fairlead.agent.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which clients of an ABAP system may be called, and who may not call (agent specification, 3.9).
 *
 * @param allowed three digits each; empty: every client, also the one that the system takes where none is named
 * @param blocked wins over what is allowed
 */
public record ClientAccess(Set<String> allowed, List<BlockedUser> blocked) {
    /** Every client, and nobody blocked. */
    public static final ClientAccess ALL = new ClientAccess(Set.of(), List.of());

    private static final int LONGEST_USER = 12;

    public ClientAccess {
        allowed = Set.copyOf(allowed);
        blocked = List.copyOf(blocked);
        if (!allowed.stream().allMatch(ClientAccess::isClient)) {
            throw new IllegalArgumentException("a client has three digits");
        }
    }

    /** Whether a system can have a client of that name. */
    public static boolean isClient(String text) {
        return text.length() == 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Whether a client may be called.
     *
     * @param client empty: none is named
     */
    public boolean admits(String client) {
        return allowed.isEmpty() || allowed.contains(client);
    }

    /**
     * Whether a user may call. Where no client is named, nobody may who is blocked in any.
     *
     * @param client empty: none is named
     * @param user as the caller states it, in any case
     */
    public boolean admits(String client, String user) {
        String name = comparable(user);
        return blocked.stream().noneMatch(other -> other.matches(client, name));
    }

    /** Whether it matters who calls. */
    public boolean looksAtUsers() {
        return !blocked.isEmpty();
    }

    /** As a system compares users: in upper case, cut to their length, without blanks at the end. */
    static String comparable(String user) {
        String cut = user.substring(0, Math.min(user.length(), LONGEST_USER));
        return cut.stripTrailing().toUpperCase(Locale.ROOT);
    }
}
