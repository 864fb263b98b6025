package com.sap.conn.jco;

public class JCoRuntimeException extends RuntimeException {
    private final int group;
    private final String key;

    public JCoRuntimeException(int group, String key, String message) {
        super(message);
        this.group = group;
        this.key = key;
    }

    public int getGroup() {
        return group;
    }

    public String getKey() {
        return key;
    }
}
