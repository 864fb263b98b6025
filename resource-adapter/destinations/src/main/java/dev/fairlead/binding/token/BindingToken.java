package dev.fairlead.binding.token;

import dev.fairlead.configuration.Secret;

/** A token that a bound service takes as bearer token. Never prints. */
public interface BindingToken {

    /** The token itself: for the wire only. */
    Secret value();

    /** Forgets it, because the service refused it with 401, 403 or 407; the next token is a new one. */
    void evict();
}
