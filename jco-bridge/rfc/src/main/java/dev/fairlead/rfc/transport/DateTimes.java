package dev.fairlead.rfc.transport;

import dev.fairlead.rfc.soap.DateTimeForm;
import java.util.Optional;

/** How a system wants dates and times to be written: as configured, or else as it turned out (RFC specification, C.5). */
final class DateTimes {

    private final Optional<DateTimeForm> configured;
    private volatile DateTimeForm found = DateTimeForm.ISO;

    DateTimes(Optional<DateTimeForm> configured) {
        this.configured = configured;
    }

    DateTimeForm form() {
        return configured.orElse(found);
    }

    /** Whether it is still to be found out what the system takes. */
    boolean isAutomatic() {
        return configured.isEmpty();
    }

    /** From now on, all calls are written so unless configured otherwise. */
    void use(DateTimeForm form) {
        found = form;
    }
}
