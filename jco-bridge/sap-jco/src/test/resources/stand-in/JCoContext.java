package com.sap.conn.jco;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

public abstract class JCoContext {
    private static final ThreadLocal<Map<JCoDestination, String>> SESSIONS = ThreadLocal.withInitial(HashMap::new);

    public static void begin(JCoDestination destination) {
        SESSIONS.get().put(destination, UUID.randomUUID().toString());
    }

    public static void end(JCoDestination destination) throws JCoException {
        String session = SESSIONS.get().remove(destination);
        if (session == null) {
            throw new JCoException(
                    136, "JCO_ERROR_ILLEGAL_STATE", "no context on this thread", "", ' ', "", new String[0]);
        }
        StandInBackend.ask("end", (StandInDestination) destination, Map.of("session", session));
    }

    static String session(JCoDestination destination) {
        return SESSIONS.get().get(destination);
    }
}
