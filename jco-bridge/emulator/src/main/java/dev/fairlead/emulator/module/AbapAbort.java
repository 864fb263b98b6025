package dev.fairlead.emulator.module;

import java.util.Objects;

/** A function module ended with an error message or a short dump. The session ends with it. */
public final class AbapAbort extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What callers read in place of an error's name if a message ended the module. */
    public static final String MESSAGE_STATE = "ERROR_MESSAGE_STATE";

    private final String errorId;

    /**
     * Made by {@link AbapContext#dump} and {@link AbapContext#message}.
     *
     * @param errorId name of the short dump, or {@link #MESSAGE_STATE}
     * @param text for people
     */
    public AbapAbort(String errorId, String text) {
        super(text, null, false, false);
        this.errorId = Objects.requireNonNull(errorId, "errorId");
    }

    /** Name of the short dump, or {@link #MESSAGE_STATE}. */
    public String errorId() {
        return errorId;
    }
}
