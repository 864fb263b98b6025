package dev.fairlead.jco.ext;

import java.util.Properties;

/**
 * Knows the properties of destinations by their names (RFC specification, A.7 and B.12). Register it with
 * {@link Environment}. Asked at each look-up, by several threads.
 */
public interface DestinationDataProvider {
    /** The user's other name. */
    String JCO_ALIAS_USER = "jco.client.alias_user";

    /** Host of the application server. */
    String JCO_ASHOST = "jco.client.ashost";

    /** Who logs on. */
    String JCO_AUTH_TYPE = "jco.destination.auth_type";

    /** Client of the system, three digits. */
    String JCO_CLIENT = "jco.client.client";

    /** Code page of the logon. */
    String JCO_CODEPAGE = "jco.client.codepage";

    /** Trace of CPIC. */
    String JCO_CPIC_TRACE = "jco.client.cpic_trace";

    /** Whether only changed rows come back. */
    String JCO_DELTA = "jco.client.delta";

    /** Whether a logon with an initial password is refused. */
    String JCO_DENY_INITIAL_PASSWORD = "jco.client.deny_initial_password";

    /** Name of a destination of the RFC library. */
    String JCO_DEST = "jco.client.dest";

    /** Milliseconds between two searches for idle connections. */
    String JCO_EXPIRATION_PERIOD = "jco.destination.expiration_check_period";

    /** Milliseconds after which an idle connection may be closed. */
    String JCO_EXPIRATION_TIME = "jco.destination.expiration_time";

    /** Data of an external id. */
    String JCO_EXTID_DATA = "jco.client.extid_data";

    /** Type of an external id. */
    String JCO_EXTID_TYPE = "jco.client.extid_type";

    /** Whether a logon ticket is asked for. */
    String JCO_GETSSO2 = "jco.client.getsso2";

    /** Group of application servers. */
    String JCO_GROUP = "jco.client.group";

    /** Host of the gateway. */
    String JCO_GWHOST = "jco.client.gwhost";

    /** Service of the gateway. */
    String JCO_GWSERV = "jco.client.gwserv";

    /** Language of the logon. */
    String JCO_LANG = "jco.client.lang";

    /** Whether the logon is checked at once. */
    String JCO_LCHECK = "jco.client.lcheck";

    /** Milliseconds that a call waits for a connection. */
    String JCO_MAX_GET_TIME = "jco.destination.max_get_client_time";

    /** Host of the message server. */
    String JCO_MSHOST = "jco.client.mshost";

    /** Service of the message server. */
    String JCO_MSSERV = "jco.client.msserv";

    /** Logon ticket. */
    String JCO_MYSAPSSO2 = "jco.client.mysapsso2";

    /** LAN or WAN. */
    String JCO_NETWORK = "jco.client.network";

    /** Password of the user. */
    String JCO_PASSWD = "jco.client.passwd";

    /** Bytes of a character at the partner. */
    String JCO_PCS = "jco.client.pcs";

    /** Connections at the same time. */
    String JCO_PEAK_LIMIT = "jco.destination.peak_limit";

    /** Idle connections that are kept. */
    String JCO_POOL_CAPACITY = "jco.destination.pool_capacity";

    /** System id, three characters. */
    String JCO_R3NAME = "jco.client.r3name";

    /** Destination that is asked for functions and types. */
    String JCO_REPOSITORY_DEST = "jco.destination.repository_destination";

    /** Password of that user. */
    String JCO_REPOSITORY_PASSWD = "jco.destination.repository.passwd";

    /** Whether functions are asked for in one question. */
    String JCO_REPOSITORY_ROUNDTRIP_OPTIMIZATION = "jco.destination.repository_roundtrip_optimization";

    /** Whether SNC is used to ask for functions and types. */
    String JCO_REPOSITORY_SNC = "jco.destination.repository.snc_mode";

    /** User who asks for functions and types. */
    String JCO_REPOSITORY_USER = "jco.destination.repository.user";

    /** Way through SAP routers. */
    String JCO_SAPROUTER = "jco.client.saprouter";

    /** How values are written for the way. */
    String JCO_SERIALIZATION_FORMAT = "jco.client.serialization_format";

    /** Library of SNC. */
    String JCO_SNC_LIBRARY = "jco.client.snc_lib";

    /** Whether SNC is used. */
    String JCO_SNC_MODE = "jco.client.snc_mode";

    /** Own name for SNC. */
    String JCO_SNC_MYNAME = "jco.client.snc_myname";

    /** The system's name for SNC. */
    String JCO_SNC_PARTNERNAME = "jco.client.snc_partnername";

    /** Quality of protection by SNC. */
    String JCO_SNC_QOP = "jco.client.snc_qop";

    /** Whether the identity of SNC is the logon. */
    String JCO_SNC_SSO = "jco.client.snc_sso";

    /** Number of the application server, two digits. */
    String JCO_SYSNR = "jco.client.sysnr";

    /** Host of an external program. */
    String JCO_TPHOST = "jco.client.tphost";

    /** Name of an external program. */
    String JCO_TPNAME = "jco.client.tpname";

    /** Whether calls are traced. */
    String JCO_TRACE = "jco.client.trace";

    /** Kind of the system. */
    String JCO_TYPE = "jco.client.type";

    /** User. */
    String JCO_USER = "jco.client.user";

    /** Whether a SAP GUI is started. */
    String JCO_USE_SAPGUI = "jco.client.use_sapgui";

    /** Certificate of the user. */
    String JCO_X509CERT = "jco.client.x509cert";

    /** Value of {@link #JCO_AUTH_TYPE}: the user of the properties. */
    String JCO_AUTH_TYPE_CONFIGURED_USER = "CONFIGURED_USER";

    /** Value of {@link #JCO_AUTH_TYPE}: the user of the moment. */
    String JCO_AUTH_TYPE_CURRENT_USER = "CURRENT_USER";

    /**
     * The properties of a destination; null if there is none of that name.
     *
     * @throws DataProviderException if the provider cannot say it
     */
    Properties getDestinationProperties(String destinationName);

    /** Whether the provider tells of changes; else they are found at the next look-up. */
    boolean supportsEvents();

    /** Gives a provider that tells of changes whom to tell. */
    void setDestinationDataEventListener(DestinationDataEventListener eventListener);
}
