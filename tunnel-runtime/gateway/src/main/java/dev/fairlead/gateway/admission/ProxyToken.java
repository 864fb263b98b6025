package dev.fairlead.gateway.admission;

import java.util.Objects;
import java.util.Optional;

/**
 * A token that authorises, verified. It never prints.
 *
 * @param tenant whose it is; empty if it does not say
 * @param client it was issued to; empty if it does not say
 * @param ofUser whether it is about a user, whose principal it then is
 * @param corporate the corporate identity provider's token within, if that is to be the principal
 * @param expires when it ends, in seconds
 */
record ProxyToken(Optional<String> tenant, String client, boolean ofUser, Optional<String> corporate, long expires) {

    ProxyToken {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(corporate, "corporate");
    }

    @Override
    public String toString() {
        return "ProxyToken[***]";
    }
}
