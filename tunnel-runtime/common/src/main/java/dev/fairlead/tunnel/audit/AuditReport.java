package dev.fairlead.tunnel.audit;

import java.util.List;

/**
 * What a check of a log found.
 *
 * @param scope of the log
 * @param records that were read
 * @param lastSigned sequence number of the last record that a valid signature covers; 0 if there is none
 * @param breaks a sentence for each place where the log is not what was written; empty if it is whole
 * @param notes what an operator should know and no break, for example the trace of a crash
 */
public record AuditReport(String scope, long records, long lastSigned, List<String> breaks, List<String> notes) {
    public AuditReport {
        breaks = List.copyOf(breaks);
        notes = List.copyOf(notes);
    }

    /** Whether nothing was found to be changed, inserted, moved or removed. */
    public boolean whole() {
        return breaks.isEmpty();
    }
}
