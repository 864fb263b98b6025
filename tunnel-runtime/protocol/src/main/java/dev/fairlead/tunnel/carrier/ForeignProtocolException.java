package dev.fairlead.tunnel.carrier;

import java.io.IOException;

/** The other end speaks TLS but not the tunnel's protocol. */
public final class ForeignProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    ForeignProtocolException() {
        super("the server does not speak " + CarrierTls.ALPN + ": is this the gateway's agent port?");
    }
}
