package dev.fairlead.connector.rfc.system;

import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcLogon;
import dev.fairlead.jco.spi.LogonData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The logon of the calls of one destination: its own, or what a program has brought along instead (RFC specification,
 * B.2). Where that names a user, calls are that user's alone, whoever runs the program.
 */
public final class ProgramLogon {

    /** The destination's own. */
    public static final ProgramLogon OWN = new ProgramLogon("", Optional.empty());

    private final String key;
    private final Optional<LogonData> data;

    private ProgramLogon(String key, Optional<LogonData> data) {
        this.key = key;
        this.data = data;
    }

    /** @param key tells these data from all others, and nothing of what is in them */
    static ProgramLogon of(String key, LogonData data) {
        return new ProgramLogon(key, Optional.of(data));
    }

    /** What tells it from all others of this server; empty for the destination's own. */
    public String key() {
        return key;
    }

    /** These data, with others in the place of those of the same name. Another user comes with a password of its own. */
    public LogonData and(LogonData others) {
        Map<String, String> all = new HashMap<>(data.map(LogonData::properties).orElse(Map.of()));
        if (LogonChange.USER_AND_PASSWORD.stream().anyMatch(others.properties()::containsKey)) {
            all.keySet().removeAll(LogonChange.USER_AND_PASSWORD);
        }
        all.putAll(others.properties());
        return new LogonData(all);
    }

    /** The destination as it is called. */
    RfcConfiguration of(RfcConfiguration destination) {
        return data.map(changes -> new LogonChange(destination, changes.properties()).apply())
                .orElse(destination);
    }

    /** Who logs on instead of the destination's user; empty if it is still that one. */
    Optional<RfcLogon.ConfiguredUser> user(RfcConfiguration destination) {
        return data.flatMap(changes -> new LogonChange(destination, changes.properties()).user());
    }

    /** The key alone. */
    @Override
    public String toString() {
        return "logon " + key;
    }
}
