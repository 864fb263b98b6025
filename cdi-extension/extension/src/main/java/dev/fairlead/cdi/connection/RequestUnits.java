package dev.fairlead.cdi.connection;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/** Ends what a request leaves open in ABAP systems (RFC specification, D.5). */
@RequestScoped
public class RequestUnits {
    private final OpenUnits units = new OpenUnits();

    /** Those of the request of this thread; empty if it has none. */
    static Optional<OpenUnits> ofThread(BeanManager beans) {
        try {
            beans.getContext(RequestScoped.class);
        } catch (ContextNotActiveException noRequest) {
            return Optional.empty();
        }
        return Optional.of(
                beans.createInstance().select(RequestUnits.class).get().units());
    }

    /** Itself, not a proxy that would look for a request: units may be ended by other threads. */
    OpenUnits units() {
        return units;
    }

    @PreDestroy
    void end() {
        units.end();
    }
}
