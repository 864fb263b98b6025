package dev.fairlead.quickstart.call;

import dev.fairlead.quickstart.system.Sighting;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of a call.
 *
 * @param status HTTP status of the application's answer; 0 if there was none
 * @param code code of the error that Fairlead reported; empty if it reported none
 * @param message that error's message, or why there was no answer, or what a program printed; may be empty
 * @param sighting what the system saw; empty if the call did not arrive
 * @param millis how long it took
 */
public record Outcome(int status, String code, String message, Optional<Sighting> sighting, long millis) {

    public Outcome {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(sighting, "sighting");
    }
}
