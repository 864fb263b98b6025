package dev.fairlead.trust;

import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;

/**
 * What a transport needs to speak TLS for one destination.
 *
 * @param context trusts whom the destination trusts, and shows its client key
 * @param verifier compares host names after the handshake; empty if the JDK does it strictly during the handshake
 * @param clientKey the key that the context shows, to be checked before each use; empty for none
 */
public record Tls(SSLContext context, Optional<HostnameVerifier> verifier, Optional<ClientKey> clientKey) {}
