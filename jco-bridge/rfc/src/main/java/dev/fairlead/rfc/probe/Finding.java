package dev.fairlead.rfc.probe;

import dev.fairlead.rfc.probe.ProbeResult.Outcome;
import dev.fairlead.rfc.profile.SystemProfile;

/**
 * What one look at a system has shown.
 *
 * @param known what is known of the system from now on
 */
record Finding(Outcome outcome, String text, SystemProfile known) {

    static Finding ok(String text, SystemProfile known) {
        return new Finding(Outcome.OK, text, known);
    }

    static Finding differs(String text, SystemProfile known) {
        return new Finding(Outcome.DIFFERS, text, known);
    }

    /** As assumed, or otherwise. */
    static Finding of(boolean asAssumed, String text, SystemProfile known) {
        return asAssumed ? ok(text, known) : differs(text, known);
    }

    static Finding skipped(String text, SystemProfile known) {
        return new Finding(Outcome.SKIPPED, text, known);
    }

    static Finding failed(String text, SystemProfile known) {
        return new Finding(Outcome.FAILED, text, known);
    }
}
