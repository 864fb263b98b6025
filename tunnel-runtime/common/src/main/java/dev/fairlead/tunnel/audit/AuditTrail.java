package dev.fairlead.tunnel.audit;

/** Where decisions are recorded. Never blocks, so that event loops can call it. */
public interface AuditTrail {

    /** Nothing is recorded, and everything may be decided. */
    AuditTrail NONE = new AuditTrail() {
        @Override
        public boolean accepting() {
            return true;
        }

        @Override
        public void record(AuditRecord event) {
            // nobody asked for it
        }
    };

    /** Whether requests may be decided now: false while a strict log cannot be written. */
    boolean accepting();

    /** Records an event; whether the configured level wants it is decided here. */
    void record(AuditRecord event);
}
