package dev.fairlead.rfc;

/**
 * The way to one ABAP system under one identity. Injected, it is stateless and serves every thread; taken from a
 * connection factory, it is a handle on a managed connection and belongs to one thread.
 */
public interface RfcConnection extends AutoCloseable {

    /**
     * A fresh call of a function, with the parameters that the system declares.
     *
     * @param name of the function module, in upper case as in the system; trailing blanks do not count
     * @throws RfcUsageException of group {@link RfcErrorGroup#FUNCTION_NOT_FOUND} if the system has no such function
     */
    RfcFunction function(String name);

    /**
     * Calls the function and fills its export, changing and table parameters.
     *
     * @throws RfcAbapException if the function raises an exception that it declares
     * @throws RfcException if the call fails otherwise; {@link RfcException#outcomeUnknown} says whether it may have run
     */
    void call(RfcFunction function);

    /**
     * An implementation of an interface whose methods are annotated with {@link RfcModule}: each call of a method is one
     * call of a function.
     *
     * @throws IllegalArgumentException if a method cannot be mapped; the message names it
     */
    <T> T modules(Class<T> type);

    /** What the system says of itself. */
    RfcSystemInfo systemInfo();

    /** Makes sure that the system can be reached and accepts the logon. */
    void ping();

    /** Begins a sequence of calls that share one ABAP session, to be committed or rolled back together. */
    RfcUnitOfWork begin();

    /**
     * The object below this one: what a transport has of its own. Of an injected connection also the same destination as
     * another programming model has it, such as {@code dev.fairlead.jco.JCoDestination}.
     *
     * @throws RfcUnsupportedException if there is none of this type
     */
    <T> T unwrap(Class<T> type);

    /** Gives a managed connection back; no effect on an injected one. */
    @Override
    void close();
}
