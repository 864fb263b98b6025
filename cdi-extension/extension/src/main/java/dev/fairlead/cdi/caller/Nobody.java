package dev.fairlead.cdi.caller;

import java.security.Principal;
import java.util.Locale;
import java.util.Set;

/** The names that servers give to a caller who has not logged on. Taken for a user, each would be an identity. */
final class Nobody {
    private static final Set<String> NAMES = Set.of("anonymous", "guest", "unauthenticated");

    private Nobody() {}

    /** Whether {@code principal} is somebody; letters count in either case. */
    static boolean isNot(Principal principal) {
        String name = principal.getName();
        return name != null && !name.isBlank() && !NAMES.contains(name.trim().toLowerCase(Locale.ROOT));
    }
}
