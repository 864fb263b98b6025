package dev.fairlead.agent.channel;

import dev.fairlead.agent.stream.Registration;
import dev.fairlead.tunnel.audit.AuditRecord;
import dev.fairlead.tunnel.audit.AuditTrail;
import dev.fairlead.tunnel.relay.RelayEnd;
import java.util.UUID;

/** Records what becomes of one connection of a channel. */
final class ChannelAudit {
    private final AuditTrail trail;
    private final Registration registration;
    private final ServiceChannel channel;
    private final String requestId = UUID.randomUUID().toString();

    ChannelAudit(AuditTrail trail, Registration registration, ServiceChannel channel) {
        this.trail = trail;
        this.registration = registration;
        this.channel = channel;
    }

    /** The same in the logs of all hops. */
    String requestId() {
        return requestId;
    }

    /** Whether the log takes records, where it must. */
    boolean accepting() {
        return trail.accepting();
    }

    void denied(String reason) {
        record(AuditRecord.ACCESS_DENIED, "deny", reason, "");
    }

    void opened() {
        record(AuditRecord.CHANNEL_OPENED, "allow", "", "");
    }

    void closed(RelayEnd end) {
        record(
                AuditRecord.CHANNEL_CLOSED,
                "",
                end.error().map(error -> error.code().wireName()).orElse(""),
                "{\"sent\":" + end.toStream() + ",\"received\":" + end.fromStream() + "}");
    }

    private void record(String type, String action, String reason, String details) {
        trail.record(new AuditRecord(
                type,
                action,
                registration.tenant(),
                "",
                "",
                channel.service(),
                "",
                "tcp",
                "",
                "",
                reason,
                requestId,
                details));
    }
}
