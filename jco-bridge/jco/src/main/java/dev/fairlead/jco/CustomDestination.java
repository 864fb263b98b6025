package dev.fairlead.jco;

import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.LogonData;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects what differs from another destination, until it is used. */
final class CustomDestination extends SystemDestination implements JCoCustomDestination {
    private static final String MASK = "*****";
    private static final Set<String> SECRETS =
            Set.of("jco.client.passwd", "jco.client.mysapsso2", "jco.client.x509cert", "jco.client.extid_data");

    private final SystemDestination original;
    private final Map<String, String> changes = new HashMap<>();
    private final CustomLogon logon = new CustomLogon(this::set);
    private DestinationAccess opened;

    CustomDestination(SystemDestination original) {
        this.original = original;
    }

    @Override
    synchronized DestinationAccess access() {
        if (opened == null) {
            opened = original.access().with(new LogonData(changes));
        }
        return opened;
    }

    @Override
    String origin() {
        return original.origin();
    }

    private synchronized void set(String key, String value) {
        if (opened != null) {
            throw new JCoRuntimeException(
                    JCoException.JCO_ERROR_ILLEGAL_STATE,
                    "The custom destination of '" + getDestinationName() + "' is in use: " + key
                            + " cannot be set any more");
        }
        if (value == null) {
            changes.remove(key);
        } else {
            changes.put(key, value);
        }
    }

    /** Of one that is not used yet, what it will be. */
    @Override
    synchronized Map<String, String> properties() {
        if (opened != null) {
            return opened.properties();
        }
        Map<String, String> all = new TreeMap<>(original.properties());
        changes.forEach((key, value) -> all.put(key, SECRETS.contains(key) ? MASK : value));
        return all;
    }

    @Override
    public String getDestinationName() {
        return original.getDestinationName();
    }

    /** From its first use on it is of the data that its original had then. */
    @Override
    public synchronized boolean isValid() {
        return opened == null ? original.isValid() : opened.isValid();
    }

    @Override
    public JCoDestination getOriginalDestination() {
        return original;
    }

    @Override
    public UserData getUserLogonData() {
        return logon;
    }

    @Override
    public SNCConfiguration getSNCConfiguration() {
        return logon;
    }

    @Override
    public void setRepositoryDestination(String name) {
        set("jco.destination.repository_destination", name);
    }

    @Override
    public void setTrace(String trace) {
        set("jco.client.trace", trace);
    }

    @Override
    public void setCodepage(String codepage) {
        set("jco.client.codepage", codepage);
    }

    @Override
    public void setUseSapGui(String use) {
        set("jco.client.use_sapgui", use);
    }
}
