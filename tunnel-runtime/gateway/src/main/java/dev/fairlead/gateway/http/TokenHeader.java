package dev.fairlead.gateway.http;

/** Where clients of a proxy put the token that authorises (connectivity specification, 1.3.3). */
public enum TokenHeader {
    /** {@code Proxy-Authorization}. */
    PROXY_AUTHORIZATION,
    /** {@code SAP-CP-Connectivity-Service-Token}, bare: the trusted mode with many tenants. */
    SERVICE_TOKEN,
    /** Nowhere: the trusted mode with one tenant. */
    NONE
}
