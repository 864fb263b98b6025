package dev.fairlead.cdi.caller;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.caller.TokenPrincipal;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/** The user whom an authentication mechanism of the application left with a token: as the caller, or beside it. */
final class TokenPrincipalCaller implements UserSource {

    @Override
    public OnBehalfOf user(ContainerPrincipal now) {
        Optional<Principal> caller = now.caller();
        if (caller.isPresent() && caller.get() instanceof TokenPrincipal token) {
            return OnBehalfOf.known(Optional.of(token.caller().asVerified()));
        }
        return oneOf(now.ofType(TokenPrincipal.class));
    }

    /** The user of the only principal; two would leave open who the user is. */
    static OnBehalfOf oneOf(Set<TokenPrincipal> principals) {
        return switch (principals.size()) {
            case 0 -> OnBehalfOf.NOBODY;
            case 1 ->
                OnBehalfOf.known(
                        Optional.of(principals.iterator().next().caller().asVerified()));
            default -> OnBehalfOf.nobody("the user is ambiguous: " + principals.size() + " token principals");
        };
    }
}
