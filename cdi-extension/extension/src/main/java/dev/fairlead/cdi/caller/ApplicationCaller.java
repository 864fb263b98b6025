package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerSource;
import dev.fairlead.caller.OnBehalfOf;
import java.util.Optional;

/** The application's own bean of type {@link CallerSource}, if it has one. What it throws reaches the application. */
record ApplicationCaller(ContainerBeans beans) implements UserSource {

    @Override
    public OnBehalfOf user(ContainerPrincipal now) {
        Optional<Caller> caller =
                beans.find(CallerSource.class).flatMap(CallerSource::caller).map(Caller::asClaimed);
        return caller.isPresent() ? OnBehalfOf.explicitly(caller) : OnBehalfOf.NOBODY;
    }
}
