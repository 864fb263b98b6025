package dev.fairlead.emulator.system;

import java.time.Clock;
import java.util.Objects;

/**
 * What an ABAP system says of itself.
 *
 * @param sid three characters
 * @param number two digits
 * @param release of the software, {@code 758}
 * @param kernelRelease of the kernel, {@code 793}
 * @param clock its zone is the system's time zone
 */
public record SystemFacts(String sid, String number, String release, String kernelRelease, Clock clock) {

    public SystemFacts {
        if (!sid.matches("[A-Z][A-Z0-9]{2}")) {
            throw new IllegalArgumentException("A system id has a letter and two letters or digits: " + sid);
        }
        if (!number.matches("[0-9]{2}")) {
            throw new IllegalArgumentException("A system number has two digits: " + number);
        }
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(kernelRelease, "kernelRelease");
        Objects.requireNonNull(clock, "clock");
    }
}
