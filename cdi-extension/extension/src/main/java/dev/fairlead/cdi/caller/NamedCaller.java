package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.OnBehalfOf;
import java.util.Optional;

/** A user whom the container knows by name only. The mechanism that logged the user on counts as the issuer; there is no token. */
record NamedCaller(LogInMechanism mechanism) implements UserSource {

    @Override
    public OnBehalfOf user(ContainerPrincipal now) {
        return OnBehalfOf.known(now.caller()
                .map(user -> new Caller(
                        new CallerIdentity("", mechanism.name(), user.getName()),
                        user.getName(),
                        Optional.empty(),
                        true)));
    }
}
