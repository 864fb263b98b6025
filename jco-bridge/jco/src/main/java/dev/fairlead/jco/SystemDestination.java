package dev.fairlead.jco;

import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.record.FunctionData;
import java.util.Map;
import java.util.Properties;

/** A destination over the way that a provider found. */
final class SystemDestination extends PropertyReader {
    private final DestinationAccess access;

    SystemDestination(DestinationAccess access) {
        this.access = access;
    }

    /** The destination behind the interface; there are no others. */
    static SystemDestination of(JCoDestination destination) {
        if (destination instanceof SystemDestination known) {
            return known;
        }
        throw new JCoRuntimeException(
                JCoException.JCO_ERROR_ILLEGAL_ARGUMENT, "the destination is none that JCoDestinationManager gave");
    }

    DestinationAccess access() {
        return access;
    }

    void call(FunctionData function) throws JCoException {
        requireValid();
        try {
            JCoContext.caller(access).call(function);
        } catch (RfcException e) {
            throw Errors.checked(e);
        }
    }

    private void requireValid() throws JCoException {
        if (!access.isValid()) {
            throw new JCoException(
                    JCoException.JCO_ERROR_DESTINATION_DATA_INVALID,
                    "The data of destination '" + access.name() + "' changed or were removed; look it up again");
        }
    }

    @Override
    Map<String, String> properties() {
        return access.properties();
    }

    @Override
    public String getDestinationName() {
        return access.name();
    }

    @Override
    public String getDestinationID() {
        return access.id();
    }

    @Override
    public boolean isValid() {
        return access.isValid();
    }

    @Override
    public JCoRepository getRepository() throws JCoException {
        requireValid();
        try {
            return new SystemRepository(access.name(), access.repository());
        } catch (RfcException e) {
            throw Errors.checked(e);
        }
    }

    @Override
    public JCoAttributes getAttributes() throws JCoException {
        requireValid();
        try {
            return new SystemAttributes(access.name(), access.systemInfo());
        } catch (RfcException e) {
            throw Errors.checked(e);
        }
    }

    @Override
    public Properties getProperties() {
        Properties copy = new Properties();
        copy.putAll(properties());
        return copy;
    }

    @Override
    public void ping() throws JCoException {
        requireValid();
        try {
            access.ping();
        } catch (RfcException e) {
            throw Errors.checked(e);
        }
    }

    /** One for each look-up, but the same destination as long as the provider's way to it is the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SystemDestination that && access.equals(that.access);
    }

    @Override
    public int hashCode() {
        return access.hashCode();
    }

    /** Name only: properties may tell much. */
    @Override
    public String toString() {
        return "destination " + access.name();
    }
}
