package dev.fairlead.rfc.soap;

/** How dates and times are written (RFC specification, C.5). Either form is read. */
public enum DateTimeForm {
    /** {@code 2025-01-31}, {@code 23:59:58}. */
    ISO,
    /** {@code 20250131}, {@code 235958}. */
    COMPACT
}
