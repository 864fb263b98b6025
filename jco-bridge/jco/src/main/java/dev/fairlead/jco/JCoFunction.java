package dev.fairlead.jco;

import java.io.Serializable;

/**
 * A call of a function: its parameters, and the call itself. For one thread at a time. One that was serialised can be
 * called once it is read back; what is read is checked against the function's interface, which is serialised with it.
 */
public interface JCoFunction extends Serializable, Cloneable {

    /** Name of the function. */
    String getName();

    /** What the caller sends; null if the function has no such parameters. */
    JCoParameterList getImportParameterList();

    /** What the caller gets; null if the function has no such parameters. */
    JCoParameterList getExportParameterList();

    /** What the caller sends and gets; null if the function has no such parameters. */
    JCoParameterList getChangingParameterList();

    /** The tables; null if the function has none. */
    JCoParameterList getTableParameterList();

    /** The function's interface. */
    JCoFunctionTemplate getFunctionTemplate();

    /** The exceptions that the function declares; empty if there are none. */
    AbapException[] getExceptionList();

    /** A declared exception; null if there is none of that name. */
    AbapException getException(String key);

    /**
     * Calls the function and fills what it gives. Tables stand on their first row afterwards. Within
     * {@link JCoContext#begin} and {@code end} all calls of the thread share one session.
     *
     * @throws AbapException if the function raises an exception that it declares
     * @throws JCoException if the call fails otherwise
     */
    void execute(JCoDestination destination) throws JCoException;

    /**
     * Calls the function exactly once for a transaction id, in a session of its own that is committed at the end. Nothing
     * comes back. If it is not known whether the call arrived, repeat it with the same id; after success, confirm the id.
     *
     * @param tid as {@link JCoDestination#createTID} gives it, or 1 to 24 characters of {@code A-Z 0-9 / _ = @ -}
     * @throws JCoException of group 124 if the id cannot be one, of group 128 if the transport has no such calls, or if the
     *     call fails; it can be repeated then
     */
    void execute(JCoDestination destination, String tid) throws JCoException;

    /**
     * As {@link #execute(JCoDestination, String)}, behind all earlier calls of a queue.
     *
     * @param queue name of the queue
     * @throws JCoException of group 124 if the id cannot be one, of group 128 if the transport has no such calls, or if this
     *     call or an earlier one of the queue fails
     */
    void execute(JCoDestination destination, String tid, String queue) throws JCoException;

    /**
     * All active parameters as XML to look at:
     * {@code <FM><INPUT>..</INPUT><OUTPUT>..</OUTPUT><CHANGING>..</CHANGING><TABLES>..</TABLES></FM>}, without the lists
     * that the function does not have. Values may be secret.
     *
     * @throws ConversionException if a text has a character that XML cannot carry
     */
    String toXML();

    /** A call of its own with copies of all values; a {@code JCoFunction}. */
    Object clone();
}
