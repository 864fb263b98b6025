package dev.fairlead.connector.rfc.system;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.source.DestinationLookup;

/**
 * The way that requests to a system take: that of its own destination, or of the HTTP destination that it names.
 *
 * @param lookup how they find the destination that they are sent to
 * @param http that destination, as requests see it
 */
record SystemWay(DestinationLookup lookup, HttpConfiguration http) {

    boolean secure() {
        return http.url().secure();
    }

    boolean tunnel() {
        return http.proxyType() == ProxyType.ON_PREMISE;
    }

    boolean password() {
        return http.authentication() instanceof Authentication.Basic;
    }
}
