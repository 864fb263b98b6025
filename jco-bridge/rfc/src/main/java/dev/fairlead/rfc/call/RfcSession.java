package dev.fairlead.rfc.call;

/** Calls that share one ABAP session, as far as the transport can keep one. For one thread at a time. */
public interface RfcSession extends RfcCaller, AutoCloseable {

    /** Whether the calls share a session, as far as it is known. */
    boolean isStateful();

    /** Ends the session; what was not committed is lost. Never fails. */
    @Override
    void close();
}
