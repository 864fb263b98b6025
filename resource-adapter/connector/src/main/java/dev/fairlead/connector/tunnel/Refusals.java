package dev.fairlead.connector.tunnel;

import dev.fairlead.route.TunnelException;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamException;
import java.io.IOException;

/** The tunnel's refusals in the engine's terms. */
final class Refusals {

    private Refusals() {}

    /** The same failure; as a {@link TunnelException} if the tunnel says why. */
    static IOException translate(IOException failure) {
        if (!(failure instanceof StreamException refused)) {
            return failure;
        }
        StreamError error = refused.error();
        TunnelException translated =
                new TunnelException(error.code().wireName(), error.detail(), refused.outcomeUnknown());
        translated.initCause(refused);
        return translated;
    }
}
