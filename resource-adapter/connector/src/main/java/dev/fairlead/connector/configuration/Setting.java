package dev.fairlead.connector.configuration;

/** What an installation may set: as a property of the resource adapter, or by a key in the server's configuration. */
public enum Setting {
    /** Directory of exported destinations. */
    DESTINATIONS_DIRECTORY("fairlead.destinations.directory"),
    /** How long a look-up counts before the local sources are asked again. */
    REVALIDATION("fairlead.destinations.revalidation"),
    /** The tenant of the installation. */
    TENANT("fairlead.tenant"),
    /** Directory of key and trust stores. */
    CERTIFICATES_DIRECTORY("fairlead.certificates.directory"),
    /** Trust store for bound services, their token services and issuers of users' tokens. */
    TRUST_STORE("fairlead.trustStoreLocation"),
    /** Its password. */
    TRUST_STORE_PASSWORD("fairlead.trustStorePassword"),
    /** Whether destinations with {@code TrustAll=TRUE} are refused. */
    FORBID_TRUST_ALL("fairlead.forbidTrustAll"),
    /** Whether secrets may go to token services over {@code http}. */
    ALLOW_PLAIN_TOKEN_SERVICE("fairlead.allowPlainTokenService"),
    /** Which addresses destinations may have: {@code administrated} or {@code public}. */
    ADDRESSES("fairlead.addresses"),
    /** Networks that they may have besides. */
    ADDRESSES_ALLOWED("fairlead.addresses.allowed"),
    /** Whether service bindings are used: {@code auto} or {@code off}. */
    BINDINGS("fairlead.bindings"),
    /** Directory of the files that RFC destinations may name. */
    RFC_DIRECTORY("fairlead.rfc.directory"),
    /** Whether RFC destinations may be emulated: {@code true} or {@code false}. */
    RFC_EMULATOR("fairlead.rfc.emulator"),
    /** Whether RFC destinations are called over SAP JCo, where it is there: {@code auto} or {@code off}. */
    RFC_SAP_JCO("fairlead.rfc.sapJco"),

    /** Whether SAP JCo may enter the tunnel through ports of the loopback interface: {@code true} or {@code false}. */
    RFC_FORWARDER("fairlead.rfc.forwarder"),
    /** Key store of the installation's SAML trust. */
    SAML_KEY_STORE("fairlead.saml.keyStoreLocation"),
    /** Its password. */
    SAML_KEY_STORE_PASSWORD("fairlead.saml.keyStorePassword"),
    /** As whom assertions are issued. */
    SAML_ENTITY_ID("fairlead.saml.entityId"),
    /** What the key is called in assertions. */
    SAML_KEY_NAME("fairlead.saml.keyName"),
    /** XSUAAs that are asked for further attributes of users, by {@code uaadomain}. */
    XSUAA_DOMAINS("fairlead.xsuaa.domains"),
    /** Issuers by whose keys every user's token is verified. */
    TRUSTED_ISSUERS("fairlead.userTokens.issuers"),
    /** Whom tokens of trusted issuers have to be for. */
    TRUSTED_AUDIENCES("fairlead.userTokens.audiences"),
    /** Mechanisms whose users the local issuer vouches for; it is off without. */
    LOCAL_ISSUER_MECHANISMS("fairlead.localIssuer.mechanisms"),
    /** Principals of code that nobody logged on for, for whom the local issuer vouches. */
    LOCAL_ISSUER_RUN_AS("fairlead.localIssuer.runAs"),
    /** URL of the local issuer. */
    LOCAL_ISSUER_URL("fairlead.localIssuer.url"),
    /** Directory that is published under that URL. */
    LOCAL_ISSUER_DIRECTORY("fairlead.localIssuer.directory"),
    /** Key store of the local issuer. */
    LOCAL_ISSUER_KEY_STORE("fairlead.localIssuer.keyStoreLocation"),
    /** Its password. */
    LOCAL_ISSUER_KEY_STORE_PASSWORD("fairlead.localIssuer.keyStorePassword"),
    /** Whom its tokens are for. */
    LOCAL_ISSUER_AUDIENCE("fairlead.localIssuer.audience"),
    /** Whether names with {@code @} are e-mail addresses. */
    LOCAL_ISSUER_NAME_IS_EMAIL("fairlead.localIssuer.nameIsEmail"),
    /** Directory of the gateway's keys and agents. */
    GATEWAY_DIRECTORY("fairlead.gateway.directory"),
    /** Address on which the gateway listens for agents. */
    GATEWAY_HOST("fairlead.gateway.agents.host"),
    /** Port on which the gateway listens for agents. */
    GATEWAY_PORT("fairlead.gateway.agents.port"),
    /** Whether one of several agents of a location serves, or all do. */
    GATEWAY_MODE("fairlead.gateway.agents.mode"),
    /** How agents reach this node of several. */
    GATEWAY_SELF("fairlead.gateway.cluster.self"),
    /** How they reach all nodes. */
    GATEWAY_NODES("fairlead.gateway.cluster.nodes"),
    /** How nodes know each other: {@code list}, {@code dns} or {@code jcache}. */
    GATEWAY_MEMBERSHIP("fairlead.gateway.cluster.membership"),
    /** The name whose addresses are the nodes. */
    GATEWAY_NODES_NAME("fairlead.gateway.cluster.name"),
    /** Name of the data grid's cache manager in JNDI. */
    GATEWAY_CACHE_MANAGER("fairlead.gateway.cluster.cacheManager"),
    /** Cache of the data grid in which the nodes meet. */
    GATEWAY_CACHE("fairlead.gateway.cluster.cache"),
    /** How long streams may go on when the resource adapter is undeployed. */
    GATEWAY_DRAIN("fairlead.gateway.drain"),
    /** Directory below which the gateway writes its audit log. */
    GATEWAY_AUDIT("fairlead.gateway.audit.directory"),
    /** Services that agents reach through service channels; each has keys of its own below this one. */
    GATEWAY_SERVICES("fairlead.gateway.services");

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    /** Its key in the server's configuration. */
    public String key() {
        return key;
    }
}
