package dev.fairlead.connector.http;

/** Something under way on a handle. */
interface Exchange {

    /** The handle is closed: whatever is still open ends. Never fails; ending twice does nothing. */
    void end();
}
