package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerSource;
import java.util.Optional;

/** The application's own bean of type {@link CallerSource}, if it has one. What it throws reaches the application. */
record ApplicationCaller(ContainerBeans beans) implements CallerSource {

    @Override
    public Optional<Caller> caller() {
        return beans.find(CallerSource.class).flatMap(CallerSource::caller);
    }
}
