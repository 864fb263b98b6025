package dev.fairlead.binding.token;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.configuration.Secret;
import dev.fairlead.route.ProxyToken;

/** A token that can be forgotten where it came from, for services and proxies alike. */
record CachedToken(ObtainedToken token, Authenticator origin) implements BindingToken, ProxyToken {

    @Override
    public Secret value() {
        return token.value();
    }

    @Override
    public void evict() {
        origin.evict(token);
    }

    @Override
    public String toString() {
        return "BindingToken[***]";
    }
}
