package dev.fairlead.cdi.telemetry;

import dev.fairlead.rfc.telemetry.CalledSystem;
import dev.fairlead.rfc.telemetry.RfcTelemetry;
import dev.fairlead.rfc.telemetry.SystemLoad;
import dev.fairlead.source.Registration;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exports what one application hears of its calls of functions. */
public interface ApplicationTelemetry extends RfcTelemetry {

    /** What goes on at the moment. */
    interface Loads {

        List<SystemLoad> systems();

        /** Calls in outboxes that wait to be made. */
        Map<CalledSystem, Long> pending();
    }

    /** Exports loads, too, each time that metrics are collected, until the registration is closed. */
    Registration show(Loads loads);

    /**
     * The application's own, by its bean of type {@code io.opentelemetry.api.OpenTelemetry}, which servers with
     * MicroProfile Telemetry have; empty if it has none.
     *
     * @param beans of an application whose deployment has been validated
     */
    static Optional<ApplicationTelemetry> of(BeanManager beans) {
        return Library.OPEN_TELEMETRY.isVisible() ? OpenTelemetryBean.in(beans) : Optional.empty();
    }
}
