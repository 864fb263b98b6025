package dev.fairlead.caller;

import java.security.Principal;
import java.util.Objects;

/**
 * A principal with the token that proves it, for authentication mechanisms and login modules of your own. Leave it where
 * the container keeps who is signed in: as the caller's principal, beside it in the Subject, or among the Subject's
 * private credentials. Destinations find it there (authentication specification, 4.2).
 *
 * <pre>{@code
 * return context.notifyContainerAboutLogin(new TokenPrincipal(caller), groups);
 * }</pre>
 *
 * <p>Whoever leaves one with the container answers for it: the token has been verified before. It cannot be serialized.
 */
public final class TokenPrincipal implements Principal {
    private final Caller caller;

    public TokenPrincipal(Caller caller) {
        this.caller = Objects.requireNonNull(caller, "caller");
    }

    /** Who it is. */
    public Caller caller() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.name();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenPrincipal principal && caller.equals(principal.caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }

    /** The name alone. */
    @Override
    public String toString() {
        return "TokenPrincipal[" + caller.name() + "]";
    }
}
