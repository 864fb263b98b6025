package dev.fairlead.rfc.probe;

import dev.fairlead.rfc.probe.ProbeResult.Outcome;
import dev.fairlead.rfc.profile.SystemProfile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of all probes of a system.
 *
 * @param results one for each probe, in order
 * @param profile what was found out; empty if the system did not answer
 */
public record ProbeReport(List<ProbeResult> results, Optional<SystemProfile> profile) {
    public ProbeReport {
        results = List.copyOf(results);
        Objects.requireNonNull(profile, "profile");
    }

    /** Whether no probe failed. */
    public boolean isComplete() {
        return results.stream().noneMatch(result -> result.outcome() == Outcome.FAILED);
    }
}
