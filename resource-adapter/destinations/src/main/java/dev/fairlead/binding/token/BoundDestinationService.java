package dev.fairlead.binding.token;

import dev.fairlead.binding.credentials.DestinationServiceCredentials;
import dev.fairlead.binding.credentials.ServiceClient;

/** The Destination service that is bound. Safe for any number of threads. */
public final class BoundDestinationService {

    private final BoundClient<DestinationServiceCredentials> bound;
    private final BindingTokens tokens;

    BoundDestinationService(RotatingCredentials<DestinationServiceCredentials> credentials, BindingTokens tokens) {
        this.bound = new BoundClient<>(credentials, DestinationServiceCredentials::client, tokens);
        this.tokens = tokens;
    }

    /** What the binding says at the moment. */
    public DestinationServiceCredentials credentials() {
        return bound.current();
    }

    /**
     * Address and token for a tenant.
     *
     * @param subscriber subdomain of the subscriber, its id for clients of Cloud Identity Services; empty for the
     *     instance's own tenant
     * @throws dev.fairlead.error.DestinationException if there is no token
     */
    public ServiceAccess access(String subscriber) {
        return bound.with(credentials -> {
            ServiceClient client = credentials.client();
            return new ServiceAccess(
                    credentials.uri(), tokens.technical(client, subscriber), tokens.tls(client), client.digest());
        });
    }
}
