package dev.fairlead.agent.access;

import java.util.Objects;

/**
 * How a back end is told who calls.
 *
 * @param mode which identities it is shown
 * @param presentation where it sees the caller's certificate
 * @param required whether requests without a caller are refused
 * @param refused whether requests with a caller are refused instead of being sent on without it
 */
public record PrincipalPolicy(
        AuthenticationMode mode, PrincipalPresentation presentation, boolean required, boolean refused) {

    /** The system certificate, and no caller. */
    public static final PrincipalPolicy NONE =
            new PrincipalPolicy(AuthenticationMode.NONE, PrincipalPresentation.HEADER, false, false);

    public PrincipalPolicy {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(presentation, "presentation");
    }
}
