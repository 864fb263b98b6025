package dev.fairlead.jco.ext;

import java.util.Properties;

/** Knows the properties of servers. It may be registered and is never asked: this implementation has no servers. */
public interface ServerDataProvider {
    /** Name under which the server registers with the gateway. */
    String JCO_PROGID = "jco.server.progid";

    /** Host of the gateway. */
    String JCO_GWHOST = "jco.server.gwhost";

    /** Service of the gateway. */
    String JCO_GWSERV = "jco.server.gwserv";

    /** Number of connections. */
    String JCO_CONNECTION_COUNT = "jco.server.connection_count";

    /** Destination whose functions the server has. */
    String JCO_REP_DEST = "jco.server.repository_destination";

    /** The properties of a server; null if there is none of that name. */
    Properties getServerProperties(String serverName);

    /** Whether the provider tells of changes. */
    boolean supportsEvents();

    /** Gives the provider whom to tell. */
    void setServerDataEventListener(ServerDataEventListener listener);
}
