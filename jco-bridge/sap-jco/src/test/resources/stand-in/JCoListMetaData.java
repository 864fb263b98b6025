package com.sap.conn.jco;

public interface JCoListMetaData extends JCoMetaData {
    boolean isOptional(int index);

    String getDefault(int index);
}
