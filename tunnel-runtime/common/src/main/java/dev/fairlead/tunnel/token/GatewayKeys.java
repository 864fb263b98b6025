package dev.fairlead.tunnel.token;

import java.io.IOException;

/** Gets keys of issuers from the gateway that an agent is enrolled at. */
@FunctionalInterface
public interface GatewayKeys {
    /** Where no gateway can be asked. */
    GatewayKeys NONE = issuer -> {
        throw new IOException("Only an agent that runs can ask its gateway for the keys of " + issuer);
    };

    /**
     * The JWKS document of an issuer. Blocks.
     *
     * @throws IOException if the gateway cannot be asked, or does not offer the issuer to this tenant
     */
    byte[] of(String issuer) throws IOException;
}
