package dev.fairlead.binding.token;

import dev.fairlead.transport.AddressPolicy;
import dev.fairlead.transport.DirectTransport;
import dev.fairlead.transport.Transport;
import dev.fairlead.transport.TransportLimits;
import dev.fairlead.trust.Tls;
import java.time.Duration;

/** Opens the way to the token services of bindings. */
@FunctionalInterface
public interface TokenTransports {
    /** Straight to their hosts. */
    TokenTransports DIRECT = (tls, connectTimeout) ->
            new DirectTransport(tls, connectTimeout, TransportLimits.DEFAULT, AddressPolicy.ADMINISTRATED);

    /** A new transport; it connects to nobody before its first use. */
    Transport open(Tls tls, Duration connectTimeout);
}
