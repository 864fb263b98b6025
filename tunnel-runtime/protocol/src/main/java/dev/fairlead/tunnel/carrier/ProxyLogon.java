package dev.fairlead.tunnel.carrier;

/**
 * Who the agent is at an HTTP proxy, by one scheme of authentication (RFC 9110, 11). Nothing is shown to a proxy that
 * did not ask for this scheme. What it prints holds no secret.
 */
public interface ProxyLogon {

    /** Name of the scheme, in lower case. */
    String scheme();

    /** What a proxy is shown, for people, such as {@code the password of user "agent"}. */
    String shown();

    /**
     * Value of {@code Proxy-Authorization} for one request. May block.
     *
     * @param host of the proxy, as the configuration names it
     * @throws ProxyLogonException if there is none
     */
    String authorization(String host) throws ProxyLogonException;
}
