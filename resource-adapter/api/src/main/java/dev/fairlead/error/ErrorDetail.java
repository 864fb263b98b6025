package dev.fairlead.error;

import java.util.Objects;

/**
 * The parts of an error that a person acts on. None of them ever holds a secret, a token or a password.
 *
 * @param code what happened
 * @param destination name of the destination; empty where the failure belongs to none
 * @param place the property ({@code tokenServiceURL}) or hop ({@code agent}, {@code target}) it happened at; may be
 *     empty
 * @param found what was found there
 * @param hint what to do about it
 * @param outcomeUnknown whether the target may have received the request
 */
public record ErrorDetail(
        ErrorCode code, String destination, String place, String found, String hint, boolean outcomeUnknown) {

    public ErrorDetail {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(hint, "hint");
    }

    /** An error whose outcome is known: nothing reached the target. The hint is that of the code. */
    public static ErrorDetail of(ErrorCode code, String destination, String place, String found) {
        return new ErrorDetail(code, destination, place, found, code.hint(), false);
    }

    /** The same error with the outcome unknown: the target may have received the request. */
    public ErrorDetail withOutcomeUnknown() {
        return new ErrorDetail(code, destination, place, found, hint, true);
    }

    /** The same error with advice for this very case. */
    public ErrorDetail withHint(String advice) {
        return new ErrorDetail(code, destination, place, found, advice, outcomeUnknown);
    }

    /** For example {@code FL-AUTH-001: destination 'erp', tokenServiceURL: is missing. Add the property …}. */
    public String message() {
        StringBuilder text = new StringBuilder(160).append(code.id()).append(": ");
        if (!destination.isEmpty()) {
            text.append("destination '").append(destination).append("'");
            text.append(place.isEmpty() ? ": " : ", ");
        }
        if (!place.isEmpty()) {
            text.append(place).append(": ");
        }
        text.append(found);
        if (outcomeUnknown) {
            text.append(" (the target may have received the request)");
        }
        return hint.isEmpty() ? text.toString() : text.append(". ").append(hint).toString();
    }
}
