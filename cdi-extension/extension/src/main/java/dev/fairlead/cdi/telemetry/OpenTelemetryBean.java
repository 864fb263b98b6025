package dev.fairlead.cdi.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/** Finds OpenTelemetry among an application's beans. */
final class OpenTelemetryBean {

    private OpenTelemetryBean() {}

    static Optional<ApplicationTelemetry> in(BeanManager beans) {
        Instance<OpenTelemetry> found = beans.createInstance().select(OpenTelemetry.class);
        return found.isResolvable() ? Optional.of(new OpenTelemetryExport(found.get())) : Optional.empty();
    }
}
