package dev.fairlead.configuration;

import java.util.Objects;
import java.util.Optional;

/**
 * A valid LDAP destination.
 *
 * @param name its name
 * @param description text for people
 * @param address host and port; for {@link ProxyType#ON_PREMISE} the virtual ones of an agent's mapping
 * @param secure whether the connection starts with TLS ({@code ldaps})
 * @param startTls {@code fairlead.ldap.startTls}: whether TLS starts before the bind
 * @param proxyType the way to the target
 * @param locationId {@code CloudConnectorLocationId}; empty for the agents without one
 * @param bind who binds (RFC 4513 section 5.1.3), by a distinguished name or whatever else the server takes for one, and
 *     never with an empty password, which servers take for nobody; empty for an anonymous connection
 * @param trust whom the destination trusts
 */
public record LdapConfiguration(
        String name,
        Optional<String> description,
        ServerAddress address,
        boolean secure,
        boolean startTls,
        ProxyType proxyType,
        String locationId,
        Optional<Authentication.Basic> bind,
        TrustSettings trust)
        implements Configuration {

    public LdapConfiguration {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(proxyType, "proxyType");
        Objects.requireNonNull(locationId, "locationId");
        Objects.requireNonNull(bind, "bind");
        Objects.requireNonNull(trust, "trust");
    }

    @Override
    public DestinationType type() {
        return DestinationType.LDAP;
    }

    @Override
    public Authentication authentication() {
        return bind.isPresent() ? bind.get() : new Authentication.None();
    }
}
