package dev.fairlead.tunnel.carrier;

import io.netty.channel.Channel;
import java.security.cert.X509Certificate;

/** Takes over connections whose handshake is done; called on the connection's event loop. */
public interface CarrierHandler {

    /**
     * An agent connected.
     *
     * @param certificate the agent's own, issued by the gateway's authority and valid
     */
    void tunnel(Channel connection, X509Certificate certificate);

    /** Somebody without a client certificate connected, who can only want to enrol over HTTP/1.1. */
    void enrolment(Channel connection);
}
