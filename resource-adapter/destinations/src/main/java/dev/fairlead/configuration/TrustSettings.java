package dev.fairlead.configuration;

import java.util.Optional;

/**
 * Whom a destination trusts in TLS, beyond the anchors of the JVM.
 *
 * @param storeLocation file with further trust anchors
 * @param storePassword its password; empty text if it has none
 * @param trustAll whether anybody is trusted and nothing checked
 * @param hostnames how names are compared
 */
public record TrustSettings(
        Optional<String> storeLocation, Secret storePassword, boolean trustAll, HostnameRule hostnames) {

    /** The anchors of the JVM, names compared strictly. */
    public static final TrustSettings DEFAULT =
            new TrustSettings(Optional.empty(), Secret.EMPTY, false, HostnameRule.STRICT);
}
