package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.OnBehalfOf;
import java.util.Optional;

/** A user whom the container knows by name only. The container itself counts as the issuer; there is no token. */
final class NamedCaller implements UserSource {
    static final String ISSUER = "container";

    @Override
    public OnBehalfOf user(ContainerPrincipal now) {
        return OnBehalfOf.known(now.caller()
                .map(user ->
                        new Caller(new CallerIdentity("", ISSUER, user.getName()), user.getName(), Optional.empty())));
    }
}
