package dev.fairlead.agent.statistics;

import java.util.Map;

/**
 * What of a mapping's usage survives a restart.
 *
 * @param refused by the first word of the reason in the audit log
 * @param lastAccessMillis since 1970; 0 for never
 */
record KeptUsage(long allowed, Map<String, Long> refused, long bytesReceived, long bytesSent, long lastAccessMillis) {

    KeptUsage {
        refused = Map.copyOf(refused);
    }
}
