package com.sap.conn.jco;

import java.util.List;
import java.util.Map;

/** A description out of maps: one for each field. */
final class StandInMetaData implements JCoListMetaData, JCoRecordMetaData {
    private final String name;
    private final List<Map<String, Object>> fields;

    StandInMetaData(String name, List<Map<String, Object>> fields) {
        this.name = name;
        this.fields = fields;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public int getFieldCount() {
        return fields.size();
    }

    @Override
    public int indexOf(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (getName(i).equals(field)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String getName(int index) {
        return (String) fields.get(index).get("name");
    }

    @Override
    public int getType(int index) {
        return (Integer) fields.get(index).get("type");
    }

    @Override
    public int getLength(int index) {
        return (Integer) fields.get(index).get("length");
    }

    @Override
    public int getDecimals(int index) {
        return (Integer) fields.get(index).get("decimals");
    }

    @Override
    public String getDescription(int index) {
        return (String) fields.get(index).get("description");
    }

    @Override
    public StandInMetaData getRecordMetaData(int index) {
        return of((Map<?, ?>) fields.get(index).get("record"));
    }

    @SuppressWarnings("unchecked")
    static StandInMetaData of(Map<?, ?> record) {
        return record == null
                ? null
                : new StandInMetaData((String) record.get("name"), (List<Map<String, Object>>) record.get("fields"));
    }

    @Override
    public boolean isOptional(int index) {
        return (Boolean) fields.get(index).get("optional");
    }

    @Override
    public String getDefault(int index) {
        return (String) fields.get(index).get("default");
    }
}
