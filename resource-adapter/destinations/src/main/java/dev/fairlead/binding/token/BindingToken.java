package dev.fairlead.binding.token;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.configuration.Secret;

/** A token that a bound service takes as bearer token. */
public final class BindingToken {

    private final ObtainedToken token;
    private final Authenticator origin;

    BindingToken(ObtainedToken token, Authenticator origin) {
        this.token = token;
        this.origin = origin;
    }

    /** The token itself: for the wire only. */
    public Secret value() {
        return token.value();
    }

    /** Forgets it, because the service refused it with 401, 403 or 407; the next token is a new one. */
    public void evict() {
        origin.evict(token);
    }

    @Override
    public String toString() {
        return "BindingToken[***]";
    }
}
