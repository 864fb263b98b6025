package com.sap.conn.jco;

import com.sap.conn.jco.ext.Environment;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

public abstract class JCoDestinationManager {
    private static final Map<String, StandInDestination> KNOWN = new ConcurrentHashMap<>();

    public static JCoDestination getDestination(String name) throws JCoException {
        Properties properties = Environment.properties(name);
        if (properties == null) {
            throw new JCoException(
                    106, "JCO_ERROR_RESOURCE", "destination " + name + " does not exist", "", ' ', "", new String[0]);
        }
        return KNOWN.computeIfAbsent(name, key -> new StandInDestination(properties));
    }

    /** Called by the environment's listener. */
    public static void forget(String name) {
        StandInDestination known = KNOWN.remove(name);
        if (known != null) {
            known.invalidate();
        }
    }

    /** For tests: the names of the destinations that are known. */
    public static String[] known() {
        return KNOWN.keySet().toArray(String[]::new);
    }
}
