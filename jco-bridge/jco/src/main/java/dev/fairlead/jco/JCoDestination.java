package dev.fairlead.jco;

import dev.fairlead.jco.monitor.JCoDestinationMonitor;
import java.util.Properties;

/**
 * A system with the data to log on to it. Holds no connection. Safe for use by several threads. Once the destination's
 * data changed or were removed, every use that reaches for the system fails with group 180; look it up again.
 */
public interface JCoDestination {

    /** Name by which it was looked up. */
    String getDestinationName();

    /** What tells it from all others, those of other tenants included. */
    String getDestinationID();

    /** {@code N} for a system reached through the tunnel, else {@code B} for load balancing and {@code A} without. */
    char getType();

    /** Whether the destination's data are still those it was made of. */
    boolean isValid();

    /**
     * Functions and types of the system.
     *
     * @throws JCoException of group 180 if the destination is not valid any more
     */
    JCoRepository getRepository() throws JCoException;

    /**
     * What the system says of itself.
     *
     * @throws JCoException if it cannot be asked
     */
    JCoAttributes getAttributes() throws JCoException;

    /** The properties, a copy; secrets are masked. */
    Properties getProperties();

    /**
     * Tries connection and logon. A user who may not call the function for it has still proved both.
     *
     * @throws JCoException if either fails
     */
    void ping() throws JCoException;

    /** Property {@code jco.client.ashost}; null if it is not set. */
    String getApplicationServerHost();

    /** Property {@code jco.client.sysnr}; null if it is not set. */
    String getSystemNumber();

    /** Property {@code jco.client.mshost}; null if it is not set. */
    String getMessageServerHost();

    /** Property {@code jco.client.msserv}; null if it is not set. */
    String getMessageServerService();

    /** Property {@code jco.client.r3name}; null if it is not set. */
    String getR3Name();

    /** Property {@code jco.client.group}; null if it is not set. */
    String getLogonGroup();

    /** Property {@code jco.client.gwhost}; null if it is not set. */
    String getGatewayHost();

    /** Property {@code jco.client.gwserv}; null if it is not set. */
    String getGatewayService();

    /** Property {@code jco.client.saprouter}; null if it is not set. */
    String getSAPRouterString();

    /** Property {@code jco.client.tphost}; null if it is not set. */
    String getTPHost();

    /** Property {@code jco.client.tpname}; null if it is not set. */
    String getTPName();

    /** Property {@code jco.client.client}; null if it is not set. */
    String getClient();

    /** Property {@code jco.client.user}; null if it is not set. */
    String getUser();

    /** Property {@code jco.client.alias_user}; null if it is not set. */
    String getAliasUser();

    /** Property {@code jco.client.lang}; null if it is not set. */
    String getLanguage();

    /** Property {@code jco.client.lcheck}; null if it is not set. */
    String getLogonCheck();

    /** Property {@code jco.client.extid_data}; null if it is not set. */
    String getExternalIDData();

    /** Property {@code jco.client.extid_type}; null if it is not set. */
    String getExternalIDType();

    /** Property {@code jco.client.snc_lib}; null if it is not set. */
    String getSncLibrary();

    /** Property {@code jco.client.snc_mode}; null if it is not set. */
    String getSncMode();

    /** Property {@code jco.client.snc_myname}; null if it is not set. */
    String getSncMyName();

    /** Property {@code jco.client.snc_partnername}; null if it is not set. */
    String getSncPartnerName();

    /** Property {@code jco.client.snc_qop}; null if it is not set. */
    String getSncQOP();

    /** Property {@code jco.client.snc_sso}; null if it is not set. */
    String getSncSSO();

    /** Property {@code jco.destination.repository.user}; null if it is not set. */
    String getRepositoryUser();

    /** Connections at the same time; 0 for any number. Never below the capacity. */
    int getPeakLimit();

    /** Idle connections that are kept. */
    int getPoolCapacity();

    /** Milliseconds after which an idle connection may be closed. */
    long getExpirationTime();

    /** Milliseconds between two searches for idle connections. */
    long getExpirationCheckPeriod();

    /** Milliseconds that a call waits for a connection when the peak is reached. */
    long getMaxGetClientTime();

    /** Whether an idle connection is tried before it is used. */
    boolean isPooledConnectionChecked();

    /**
     * A new id for a call that is made exactly once: 24 characters. Keep it until the call is confirmed.
     *
     * @throws JCoException of group 180 if the destination is not valid any more
     */
    String createTID() throws JCoException;

    /**
     * Says that a call with this id succeeded and will not be repeated: the system forgets the id.
     *
     * @throws JCoException of group 124 if the id cannot be one, or if the system cannot be reached
     */
    void confirmTID(String tid) throws JCoException;

    /** A destination made of this one, which may log on as somebody else. */
    JCoCustomDestination createCustomDestination();

    /** What its connections do. */
    JCoDestinationMonitor getMonitor();

    /** What the connections do that serve questions for functions and types; often the same. */
    JCoDestinationMonitor getRepositoryDestinationMonitor();

    /**
     * Sums up the calls of this destination from now on, instead of what did so before.
     *
     * @param throughput one that {@code JCo.createThroughput} gave; null for none
     */
    void setThroughput(JCoThroughput throughput);

    /** What sums up the calls of this destination; null if nothing does. */
    JCoThroughput getThroughput();

    /** Takes it away, and gives what it was; null if there was none. */
    JCoThroughput removeThroughput();
}
