package com.sap.conn.jco;

public interface JCoFunction {
    JCoParameterList getImportParameterList();

    JCoParameterList getExportParameterList();

    JCoParameterList getChangingParameterList();

    JCoParameterList getTableParameterList();

    void execute(JCoDestination destination) throws JCoException;

    void execute(JCoDestination destination, String tid) throws JCoException;

    void execute(JCoDestination destination, String tid, String queue) throws JCoException;
}
