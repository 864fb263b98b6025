package com.sap.conn.jco;

public interface JCoParameterList extends JCoRecord {
    void setActive(int index, boolean active);
}
