package dev.fairlead.jwt;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorDetail;

/** A token is not believed. The message says why and quotes nothing of the token but its times. */
final class RefusedTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    RefusedTokenException(Refusal refusal, String found) {
        super(found, null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }

    /** The same for the caller of a destination. */
    DestinationException of(String destination) {
        String found = getMessage() + " (check: " + refusal.check() + ")";
        return DestinationException.of(ErrorDetail.of(refusal.code(), destination, "user token", found));
    }
}
