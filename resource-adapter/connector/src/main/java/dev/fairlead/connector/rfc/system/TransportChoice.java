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
import java.util.List;
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
 *             OnPremise    route=forwarder, and all that goes with it  SAP JCo
 *             others                                                   refused: it cannot enter the tunnel
 * auto        Internet     SAP JCo can be used, and do all of it       SAP JCo
 *                          otherwise                                   SOAP
 *             OnPremise    route=forwarder                             as with jco
 *             others                                                   SOAP
 * </pre>
 */
final class TransportChoice {
    private static final String TRANSPORT = TransportOptions.PREFIX + "transport";
    private static final String ROUTE = TransportOptions.PREFIX + "route";
    private static final List<String> PAST_THE_FORWARDER =
            List.of("jco.client.gwhost", "jco.client.gwserv", "jco.client.saprouter", "jco.client.dest");

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
        if (isAskedFor(options)) {
            check(destination, options);
            Optional<SapJco> jco = sapJco.usable();
            if (jco.isEmpty()) {
                throw unavailable(destination, options);
            }
            return jco;
        }
        boolean possible = options.transport() == Transport.AUTO
                && obstacle(destination, options).isEmpty();
        return possible ? sapJco.usable() : Optional.empty();
    }

    /** Whether a destination can be called over nothing else. */
    static boolean isAskedFor(TransportOptions options) {
        return options.transport() == Transport.JCO
                || options.transport() == Transport.AUTO && options.route() == Route.FORWARDER;
    }

    private RfcException unavailable(RfcConfiguration destination, TransportOptions options) {
        boolean named = options.transport() == Transport.JCO;
        return RfcException.of(RfcFailure.of(
                        RfcErrorGroup.CONFIGURATION,
                        destination.name(),
                        named ? TRANSPORT : ROUTE,
                        (named ? "is jco" : "is forwarder") + ", and SAP JCo " + sapJco.reason())
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
        if (options.route() == Route.FORWARDER) {
            return forwarderObstacle(destination);
        }
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

    /** Nothing may lead past the forwarder: what it does not carry would go to hosts that the agent has never heard of. */
    private static Optional<SapJcoProperties.Obstacle> forwarderObstacle(RfcConfiguration destination) {
        if (destination.proxyType() != ProxyType.ON_PREMISE) {
            return Optional.of(
                    new SapJcoProperties.Obstacle(ROUTE, "is forwarder, and the destination needs no tunnel"));
        }
        if (!(destination.target() instanceof RfcTarget.Direct)) {
            return Optional.of(new SapJcoProperties.Obstacle(
                    "jco.client.ashost",
                    "is missing: a forwarder leads to one application server, and a message server would name others"));
        }
        return PAST_THE_FORWARDER.stream()
                .filter(destination.others()::containsKey)
                .findFirst()
                .map(name -> new SapJcoProperties.Obstacle(name, "would lead past the forwarder"))
                .or(() -> SapJcoProperties.obstacle(destination));
    }
}
