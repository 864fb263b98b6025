package dev.fairlead.finder;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.DestinationScope;
import dev.fairlead.configuration.Authentication;
import java.util.Optional;

/** Authentication by tokens that the owner of a destination gets, not this engine. */
@FunctionalInterface
public interface RemoteAuthentication {

    /**
     * The authenticator; empty if the owner gives no tokens for this authentication, so that it is done here.
     *
     * @param scope whose credentials they are
     * @param authentication how the target knows who calls
     */
    Optional<Authenticator> authenticator(DestinationScope scope, Authentication authentication);
}
