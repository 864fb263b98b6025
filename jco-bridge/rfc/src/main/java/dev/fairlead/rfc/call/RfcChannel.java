package dev.fairlead.rfc.call;

import dev.fairlead.rfc.RfcSystemInfo;

/**
 * The way to one system with the logon of one destination, whatever transports its calls. What {@link #call} calls shares
 * no session with other calls. Safe for use by several threads; failures are {@link dev.fairlead.rfc.RfcException}s.
 */
public interface RfcChannel extends RfcCaller {

    /** Begins calls that share a session, if the transport can keep one; sends nothing yet. */
    RfcSession begin();

    /**
     * Calls that are made exactly once.
     *
     * @throws dev.fairlead.rfc.RfcUnsupportedException if the transport has none; it says what can be done instead
     */
    RfcTransactions transactions();

    /** What the system says of itself; may ask it. */
    RfcSystemInfo systemInfo();

    /** Makes sure that the system answers and accepts the logon. */
    void ping();
}
