package dev.fairlead.agent.explain;

import dev.fairlead.tunnel.audit.AuditRecord;
import dev.fairlead.tunnel.audit.AuditTrail;
import java.util.Optional;

/** Keeps what would have been written to the audit log. */
final class LastRecord implements AuditTrail {
    private Optional<AuditRecord> last = Optional.empty();

    @Override
    public boolean accepting() {
        return true;
    }

    @Override
    public void record(AuditRecord event) {
        last = Optional.of(event);
    }

    /** What a decision has left; every decision leaves one. */
    AuditRecord get() {
        return last.orElseThrow();
    }
}
