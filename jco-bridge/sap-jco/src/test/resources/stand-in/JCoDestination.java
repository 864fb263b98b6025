package com.sap.conn.jco;

public interface JCoDestination {
    JCoRepository getRepository() throws JCoException;

    JCoAttributes getAttributes() throws JCoException;

    void ping() throws JCoException;

    void confirmTID(String tid) throws JCoException;
}
