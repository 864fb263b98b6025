package dev.fairlead.cdi.configuration;

import java.util.Set;

/** Properties of HTTP destinations that deployments like to set in the environment; see the specification of authentication, 3.1.1. */
final class WellKnownProperties {
    static final Set<String> NAMES = Set.of(
            "Type",
            "URL",
            "ProxyType",
            "Authentication",
            "Description",
            "CloudConnectorLocationId",
            "User",
            "Password",
            "Preemptive",
            "clientId",
            "clientSecret",
            "tokenServiceURL",
            "tokenServiceURLType",
            "tokenServiceUser",
            "tokenServicePassword",
            "tokenService.addClientCredentialsInBody",
            "tokenService.KeyStoreLocation",
            "tokenService.KeyStorePassword",
            "scope",
            "audience",
            "KeyStoreLocation",
            "KeyStorePassword",
            "TrustAll",
            "TrustStoreLocation",
            "TrustStorePassword",
            "HostnameVerifier");

    private WellKnownProperties() {}
}
