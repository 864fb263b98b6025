package dev.fairlead.configuration;

import java.util.Objects;
import java.util.Optional;

/**
 * Client assertions of a destination (authentication specification, 7).
 *
 * @param providerDestination {@code clientAssertion.destinationName}: the destination that gives the assertion
 * @param providedType {@code clientAssertion.type}: what the token of this destination is when another one uses it
 * @param local signed here with a key of the destination
 * @param givenByCall {@code fairlead.clientAssertion.givenByCall}: every call brings one along, so that the client has
 *     no secret of its own
 */
public record AssertionSettings(
        Optional<String> providerDestination,
        Optional<String> providedType,
        Optional<Local> local,
        boolean givenByCall) {
    /** No client assertion. */
    public static final AssertionSettings NONE =
            new AssertionSettings(Optional.empty(), Optional.empty(), Optional.empty(), false);

    public AssertionSettings {
        Objects.requireNonNull(providerDestination, "providerDestination");
        Objects.requireNonNull(providedType, "providedType");
        Objects.requireNonNull(local, "local");
    }

    /** Whether the client shows an assertion of some origin, unless it shows a certificate. */
    public boolean shown() {
        return providerDestination.isPresent() || local.isPresent() || givenByCall;
    }

    /**
     * A JWT signed with the client's own key ({@code private_key_jwt}).
     *
     * @param keyStore {@code fairlead.clientAssertion.keyStoreLocation}
     * @param keyAlias {@code fairlead.clientAssertion.keyAlias}; empty for the only key
     * @param audience {@code fairlead.clientAssertion.audience}; empty for the token URL without its query
     * @param algorithm {@code fairlead.clientAssertion.algorithm}: RS256, PS256 or ES256
     * @param keyId {@code fairlead.clientAssertion.keyId}; empty for the key's RFC 7638 thumbprint
     */
    public record Local(
            KeyStoreReference keyStore,
            Optional<String> keyAlias,
            Optional<String> audience,
            String algorithm,
            Optional<String> keyId) {
        public Local {
            Objects.requireNonNull(keyStore, "keyStore");
            Objects.requireNonNull(keyAlias, "keyAlias");
            Objects.requireNonNull(audience, "audience");
            Objects.requireNonNull(algorithm, "algorithm");
            Objects.requireNonNull(keyId, "keyId");
        }
    }
}
