package dev.fairlead.jco;

/** Interface of a function. Safe for use by several threads. */
public interface JCoFunctionTemplate {

    /** Name of the function. */
    String getName();

    /** What the caller sends; null if there is nothing. */
    JCoListMetaData getImportParameterList();

    /** What the caller gets; null if there is nothing. */
    JCoListMetaData getExportParameterList();

    /** What the caller sends and gets; null if there is nothing. */
    JCoListMetaData getChangingParameterList();

    /** The tables; null if there are none. */
    JCoListMetaData getTableParameterList();

    /** All parameters. */
    JCoListMetaData getFunctionInterface();

    /** The exceptions that the function declares; empty if there are none. */
    AbapException[] getExceptionList();

    /** A declared exception; null if there is none of that name. */
    AbapException getException(String key);

    /** A fresh call. */
    JCoFunction getFunction();

    /** A fresh call, with all that is sent in one list. */
    JCoRequest getRequest();

    /** Whether the function is said to take its parameters as ASXML; false for what comes from a system. Calls are the same. */
    boolean supportsASXML();
}
