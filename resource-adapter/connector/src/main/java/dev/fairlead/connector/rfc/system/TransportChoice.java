package dev.fairlead.connector.rfc.system;

import dev.fairlead.configuration.ProxyType;
import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcTarget;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.sapjco.SapJco;
import dev.fairlead.rfc.transport.TransportOptions;
import dev.fairlead.rfc.transport.TransportOptions.Route;
import dev.fairlead.rfc.transport.TransportOptions.Transport;
import java.util.Optional;

/**
 * What transports the calls of a destination (RFC specification, A.4.4). It follows from the destination and the server
 * alone: no call that failed over one transport is repeated over the other.
 *
 * <pre>
 * transport   proxy type   besides                                     calls go over
 * soap                                                                 SOAP
 * jco         Internet     SAP JCo can be used, and do all of it       SAP JCo
 *                          otherwise                                   refused
 *             others                                                   refused: it cannot enter the tunnel
 * auto        Internet     SAP JCo can be used, and do all of it       SAP JCo
 *                          otherwise                                   SOAP
 *             others                                                   SOAP
 * </pre>
 */
final class TransportChoice {
    private static final String TRANSPORT = TransportOptions.PREFIX + "transport";

    private final SapJcoAccess sapJco;

    TransportChoice(SapJcoAccess sapJco) {
        this.sapJco = sapJco;
    }

    /**
     * SAP JCo, if calls go over it; empty for SOAP.
     *
     * @throws RfcException of group CONFIGURATION if the destination asks for SAP JCo and it cannot be used
     * @throws dev.fairlead.error.InvalidDestinationException if it asks for SAP JCo and for what that cannot do
     */
    Optional<SapJco> sapJco(RfcConfiguration destination, TransportOptions options) {
        if (options.transport() == Transport.JCO) {
            check(destination, options);
            Optional<SapJco> jco = sapJco.usable();
            if (jco.isEmpty()) {
                throw unavailable(destination);
            }
            return jco;
        }
        boolean possible = options.transport() == Transport.AUTO
                && obstacle(destination, options).isEmpty();
        return possible ? sapJco.usable() : Optional.empty();
    }

    private RfcException unavailable(RfcConfiguration destination) {
        return RfcException.of(RfcFailure.of(
                        RfcErrorGroup.CONFIGURATION,
                        destination.name(),
                        TRANSPORT,
                        "is jco, and SAP JCo " + sapJco.reason())
                .withHint("Bring it along, or use transport=soap"));
    }

    /**
     * Refuses a destination that asks for SAP JCo and for what that cannot do.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if there is such a thing
     */
    static void check(RfcConfiguration destination, TransportOptions options) {
        obstacle(destination, options).ifPresent(obstacle -> {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.PROPERTY_INVALID, destination.name(), obstacle.property(), obstacle.found())
                    .withHint("Remove it, or use " + TRANSPORT + "=soap"));
        });
    }

    private static Optional<SapJcoProperties.Obstacle> obstacle(
            RfcConfiguration destination, TransportOptions options) {
        if (destination.proxyType() != ProxyType.INTERNET) {
            return Optional.of(new SapJcoProperties.Obstacle(
                    "jco.destination.proxy_type", "leads into the tunnel, which SAP JCo cannot enter"));
        }
        if (options.route() != Route.AUTO && options.route() != Route.DIRECT) {
            return Optional.of(
                    new SapJcoProperties.Obstacle(TransportOptions.PREFIX + "route", "is no way that SAP JCo takes"));
        }
        return destination.target() instanceof RfcTarget.WebSocket
                ? SapJcoProperties.obstacle(destination)
                : Optional.of(new SapJcoProperties.Obstacle("jco.client.wshost", "is missing"));
    }
}
