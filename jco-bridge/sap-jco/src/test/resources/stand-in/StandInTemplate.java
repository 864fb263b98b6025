package com.sap.conn.jco;

import java.util.List;
import java.util.Map;

/** A function out of the map that describes it. */
final class StandInTemplate implements JCoFunctionTemplate {
    private final Map<String, Object> description;

    StandInTemplate(Map<String, Object> description) {
        this.description = description;
    }

    String name() {
        return (String) description.get("name");
    }

    StandInMetaData list(String direction) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> fields = (List<Map<String, Object>>) description.get(direction);
        return fields.isEmpty() ? null : new StandInMetaData(name(), fields);
    }

    @Override
    public JCoListMetaData getImportParameterList() {
        return list("IMPORT");
    }

    @Override
    public JCoListMetaData getExportParameterList() {
        return list("EXPORT");
    }

    @Override
    public JCoListMetaData getChangingParameterList() {
        return list("CHANGING");
    }

    @Override
    public JCoListMetaData getTableParameterList() {
        return list("TABLES");
    }

    @Override
    @SuppressWarnings("unchecked")
    public AbapException[] getExceptionList() {
        return ((List<String>) description.get("exceptions"))
                .stream()
                        .map(name -> new AbapException(name, "", "", ' ', "", new String[0]))
                        .toArray(AbapException[]::new);
    }

    @Override
    public JCoFunction getFunction() {
        return new StandInFunction(this);
    }
}
