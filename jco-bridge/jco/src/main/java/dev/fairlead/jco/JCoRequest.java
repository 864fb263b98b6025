package dev.fairlead.jco;

/** All that a function is sent, in one list: import, changing and table parameters. */
public interface JCoRequest extends JCoParameterList {

    /**
     * Calls the function with copies of these values, which stay as they are. Calls share a session as those of
     * {@link JCoFunction#execute(JCoDestination)} do.
     *
     * @return what comes back
     * @throws AbapException if the function raises an exception that it declares
     * @throws JCoException if the call fails otherwise
     */
    JCoResponse execute(JCoDestination destination) throws JCoException;
}
