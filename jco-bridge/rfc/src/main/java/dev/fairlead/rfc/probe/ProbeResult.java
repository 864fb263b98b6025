package dev.fairlead.rfc.probe;

import java.util.Objects;

/**
 * What came of a probe.
 *
 * @param finding in words; of texts that the system sent, none
 */
public record ProbeResult(Probe probe, Outcome outcome, String finding) {

    /** In short. */
    public enum Outcome {
        /** As the client assumes without a profile. */
        OK,
        /** Otherwise; what of it counts for the client stands in the profile. */
        DIFFERS,
        /** It could not be found out. */
        FAILED,
        /** It was not tried. */
        SKIPPED
    }

    public ProbeResult {
        Objects.requireNonNull(probe, "probe");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(finding, "finding");
    }
}
