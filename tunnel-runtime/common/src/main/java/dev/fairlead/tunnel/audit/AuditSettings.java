package dev.fairlead.tunnel.audit;

import java.util.Objects;

/**
 * How decisions are recorded.
 *
 * @param level which ones
 * @param strict whether requests are refused while entries cannot be written
 */
public record AuditSettings(AuditLevel level, boolean strict) {
    public AuditSettings {
        Objects.requireNonNull(level, "level");
    }
}
