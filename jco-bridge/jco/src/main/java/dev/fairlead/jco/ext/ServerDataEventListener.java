package dev.fairlead.jco.ext;

/** Would be told of changes by a provider of servers, if there were servers. */
public interface ServerDataEventListener {

    /** The properties of a server changed. */
    void updated(String serverName);

    /** A server was removed. */
    void deleted(String serverName);
}
