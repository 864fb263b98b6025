package dev.fairlead.input;

import java.util.Objects;

/** A code, token or assertion that an application gives along. Its value never prints. */
public final class Sensitive {
    private final String value;

    private Sensitive(String value) {
        this.value = value;
    }

    /** Wraps a value. */
    public static Sensitive of(String value) {
        return new Sensitive(Objects.requireNonNull(value, "value"));
    }

    /** The value itself: for the wire only. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sensitive sensitive && value.equals(sensitive.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
