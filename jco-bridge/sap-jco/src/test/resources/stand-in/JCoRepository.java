package com.sap.conn.jco;

public interface JCoRepository {
    JCoFunctionTemplate getFunctionTemplate(String name) throws JCoException;

    JCoRecordMetaData getRecordMetaData(String name) throws JCoException;

    void clear();
}
