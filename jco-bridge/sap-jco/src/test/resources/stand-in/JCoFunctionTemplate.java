package com.sap.conn.jco;

public interface JCoFunctionTemplate {
    JCoListMetaData getImportParameterList();

    JCoListMetaData getExportParameterList();

    JCoListMetaData getChangingParameterList();

    JCoListMetaData getTableParameterList();

    AbapException[] getExceptionList();

    JCoFunction getFunction();
}
