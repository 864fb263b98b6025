package dev.fairlead.tunnel.carrier;

import java.security.cert.X509Certificate;
import java.util.Optional;

/** Where connections go that speak HTTP in TLS. */
interface HttpDoor {

    /**
     * Takes a connection whose handshake is done.
     *
     * @param certificate of the client
     * @return false if there is no way for it
     */
    boolean enter(Optional<X509Certificate> certificate);
}
