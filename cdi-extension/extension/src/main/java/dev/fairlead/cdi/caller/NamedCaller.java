package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.CallerSource;
import java.util.Optional;

/** A user whom the container knows by name only. The container itself counts as the issuer; there is no token. */
record NamedCaller(ContainerPrincipal principal) implements CallerSource {
    static final String ISSUER = "container";

    @Override
    public Optional<Caller> caller() {
        return principal
                .caller()
                .map(user ->
                        new Caller(new CallerIdentity("", ISSUER, user.getName()), user.getName(), Optional.empty()));
    }
}
