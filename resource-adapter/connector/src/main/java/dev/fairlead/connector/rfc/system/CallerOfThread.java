package dev.fairlead.connector.rfc.system;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.rfc.transport.Principal;
import java.util.Optional;
import java.util.function.Supplier;

/** On whose behalf one system is called by each thread. */
final class CallerOfThread {
    private final ThreadLocal<Optional<Caller>> caller = ThreadLocal.withInitial(Optional::empty);
    private final boolean userBound;

    /** @param userBound whether calls differ by user */
    CallerOfThread(boolean userBound) {
        this.userBound = userBound;
    }

    boolean userBound() {
        return userBound;
    }

    Optional<Caller> get() {
        return caller.get();
    }

    /** Does something on behalf of a caller, on this thread. */
    <R> R as(Optional<Caller> whom, Supplier<R> action) {
        Optional<Caller> before = caller.get();
        caller.set(whom);
        try {
            return action.get();
        } finally {
            if (before.isEmpty()) {
                caller.remove();
            } else {
                caller.set(before);
            }
        }
    }

    /** What is bound to nobody is the same for all. Each request proves anew who calls, with cookies or without. */
    Principal principal() {
        Optional<Caller> whom = caller.get().filter(user -> userBound);
        return new Principal(whom.map(Caller::identity).map(CallerOfThread::key).orElse(""), Optional.empty());
    }

    /** The length of each part in front of it, so that no two identities have the same key. */
    private static String key(CallerIdentity identity) {
        return part(identity.tenant()) + part(identity.issuer()) + part(identity.userId());
    }

    private static String part(String text) {
        return text.length() + ":" + text;
    }
}
