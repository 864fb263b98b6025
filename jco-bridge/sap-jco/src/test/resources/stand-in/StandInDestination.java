package com.sap.conn.jco;

import java.util.Map;
import java.util.Properties;

/** A destination and its repository. */
final class StandInDestination implements JCoDestination, JCoRepository {
    private final Properties properties;
    private volatile boolean valid = true;

    StandInDestination(Properties properties) {
        this.properties = properties;
    }

    Properties properties() {
        if (!valid) {
            throw new JCoRuntimeException(180, "JCO_ERROR_DESTINATION_DATA_INVALID", "the destination was deleted");
        }
        return properties;
    }

    void invalidate() {
        valid = false;
    }

    @Override
    public JCoRepository getRepository() {
        return this;
    }

    @Override
    public JCoAttributes getAttributes() throws JCoException {
        Map<String, Object> facts = StandInBackend.ask("attributes", this, Map.of());
        return new StandInAttributes(facts);
    }

    @Override
    public void ping() throws JCoException {
        StandInBackend.ask("ping", this, Map.of());
    }

    @Override
    public void confirmTID(String tid) throws JCoException {
        StandInBackend.ask("confirm", this, Map.of("tid", tid));
    }

    @Override
    public JCoFunctionTemplate getFunctionTemplate(String name) throws JCoException {
        Map<String, Object> description = StandInBackend.ask("describe", this, Map.of("function", name));
        return description == null ? null : new StandInTemplate(description);
    }

    @Override
    public JCoRecordMetaData getRecordMetaData(String name) throws JCoException {
        return StandInMetaData.of(StandInBackend.ask("type", this, Map.of("type", name)));
    }

    @Override
    public void clear() {
        StandInBackend.system.apply(Map.of("what", "clear", "properties", properties));
    }
}
