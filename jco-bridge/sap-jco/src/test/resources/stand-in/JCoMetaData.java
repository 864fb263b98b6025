package com.sap.conn.jco;

public interface JCoMetaData {
    String getName();

    int getFieldCount();

    int indexOf(String name);

    String getName(int index);

    int getType(int index);

    int getLength(int index);

    int getDecimals(int index);

    String getDescription(int index);

    JCoRecordMetaData getRecordMetaData(int index);
}
