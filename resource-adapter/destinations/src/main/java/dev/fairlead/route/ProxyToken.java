package dev.fairlead.route;

import dev.fairlead.configuration.Secret;

/** A token that the connectivity proxy takes. */
public interface ProxyToken {

    /** The token itself: for the wire only. */
    Secret value();

    /** Forgets it, because the proxy refused it; the next token is a new one. */
    void evict();
}
