package dev.fairlead.cdi.caller;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.caller.SubjectUser;
import dev.fairlead.caller.TokenPrincipal;
import java.security.Principal;
import java.util.Optional;

/** The user whom an authentication mechanism of the application left with a token: as the caller, or beside it. */
final class TokenPrincipalCaller implements UserSource {

    @Override
    public OnBehalfOf user(ContainerPrincipal now) {
        Optional<Principal> caller = now.caller();
        if (caller.isPresent() && caller.get() instanceof TokenPrincipal token) {
            return OnBehalfOf.known(Optional.of(token.caller().asVerified()));
        }
        return SubjectUser.ofPrincipals(now.ofType(TokenPrincipal.class));
    }
}
