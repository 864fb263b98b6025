package com.sap.conn.jco;

import java.math.BigDecimal;

public interface JCoRecord {
    JCoMetaData getMetaData();

    String getString(int index);

    char[] getCharArray(int index);

    int getInt(int index);

    long getLong(int index);

    double getDouble(int index);

    BigDecimal getBigDecimal(int index);

    byte[] getByteArray(int index);

    JCoStructure getStructure(int index);

    JCoTable getTable(int index);

    void setValue(int index, String value);

    void setValue(int index, int value);

    void setValue(int index, long value);

    void setValue(int index, double value);

    void setValue(int index, BigDecimal value);

    void setValue(int index, byte[] value);
}
