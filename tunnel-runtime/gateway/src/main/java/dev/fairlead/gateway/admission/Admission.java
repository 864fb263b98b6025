package dev.fairlead.gateway.admission;

import java.util.concurrent.CompletionStage;

/** Decides whether a call may pass. */
@FunctionalInterface
public interface Admission {

    /**
     * Decides; never blocks.
     *
     * @return completes at once if everything needed is known, on another thread otherwise; exceptionally only with a
     *     {@link RefusedException}
     */
    CompletionStage<Admitted> admit(Credentials credentials);
}
