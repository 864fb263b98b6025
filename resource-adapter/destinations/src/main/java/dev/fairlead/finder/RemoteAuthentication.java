package dev.fairlead.finder;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.DestinationScope;
import dev.fairlead.configuration.Authentication;
import java.util.function.Supplier;

/** Authentication by tokens that the owner of a destination gets, not this engine. */
public interface RemoteAuthentication {

    /** Subdomain of the subscriber whose destination it is; empty for the provider's. */
    String tenant();

    /**
     * The authenticator of the destination.
     *
     * @param scope whose credentials they are
     * @param authentication how the target knows who calls
     * @param local makes the authenticator of this engine, for what the owner leaves to it
     */
    Authenticator authenticator(DestinationScope scope, Authentication authentication, Supplier<Authenticator> local);
}
