package dev.fairlead.agent.access;

import java.util.Locale;
import java.util.Objects;

/**
 * One exposed function of an RFC system, or all whose names begin so (agent specification, 2.5 and 3.9).
 *
 * @param name in upper case, such as {@code BAPI_USER_GETLIST} or {@code /ABC/READ}
 * @param prefix whether it stands for every name that begins so
 * @param enabled false: suspended, which cuts a hole into a wider resource
 */
public record FunctionResource(String name, boolean prefix, boolean enabled) {

    public FunctionResource {
        Objects.requireNonNull(name, "name");
        if (!isName(name)) {
            throw new IllegalArgumentException("a function's name has 1 to 30 printable characters of ASCII");
        }
        name = name.toUpperCase(Locale.ROOT);
    }

    /** Whether a function can be called so. */
    public static boolean isName(String text) {
        return text.matches("[!-~]{1,30}");
    }

    /** Whether it has a say about a function, whose name is in upper case. */
    boolean matches(String function) {
        return prefix ? function.startsWith(name) : function.equals(name);
    }
}
