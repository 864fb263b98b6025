package dev.fairlead.agent.stream;

import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.tunnel.StreamError;
import java.util.Objects;

/** Whether a stream, or a further request on one, leads anywhere at all. */
public sealed interface Admission {

    /**
     * It leads to an exposed system.
     *
     * @param mapping the system
     * @param audit to be told once whether the request itself is allowed
     */
    record Admitted(SystemMapping mapping, StreamAudit audit) implements Admission {
        public Admitted {
            Objects.requireNonNull(mapping, "mapping");
            Objects.requireNonNull(audit, "audit");
        }
    }

    /**
     * It leads nowhere, and that has been audited.
     *
     * @param error for the caller
     */
    record Refused(StreamError error) implements Admission {
        public Refused {
            Objects.requireNonNull(error, "error");
        }
    }
}
