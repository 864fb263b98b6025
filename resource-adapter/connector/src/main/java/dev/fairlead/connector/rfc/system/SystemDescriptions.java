package dev.fairlead.connector.rfc.system;

import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.connector.configuration.Setting;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.rfc.transport.TransportOptions;
import dev.fairlead.source.DestinationLookup;
import java.util.Optional;

/**
 * What the engine knows of RFC destinations, and of the HTTP destinations to which they leave address and logon. Those that
 * this server does not permit are refused.
 *
 * @param emulator whether destinations may lead to an emulated system
 */
record SystemDescriptions(DestinationEngine engine, boolean emulator) {
    private static final String HTTP_DESTINATION = TransportOptions.PREFIX + "http_destination";
    private static final String TRANSPORT = TransportOptions.PREFIX + "transport";

    /** As {@link RfcSystems#describe}. */
    DestinationInfo describe(DestinationLookup lookup) {
        DestinationInfo info = engine.describe(lookup);
        Optional<RfcConfiguration> destination = rfc(lookup);
        destination.ifPresent(this::refuseEmulation);
        return destination
                .flatMap(rfc -> http(lookup, rfc))
                .map(http -> both(info, engine.describe(http)))
                .orElse(info);
    }

    private static DestinationInfo both(DestinationInfo rfc, DestinationInfo http) {
        return new DestinationInfo(
                rfc.name(),
                rfc.type(),
                http.authentication(),
                http.proxyType(),
                http.userBound(),
                http.userOptional(),
                rfc.version() + "+" + http.version());
    }

    /** @throws DestinationException if it is none for RFC */
    RfcConfiguration configuration(DestinationLookup lookup) {
        return rfc(lookup)
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                        ErrorCode.TYPE_UNSUPPORTED,
                        lookup.name(),
                        "Type",
                        "is " + engine.describe(lookup).type() + ", not RFC")));
    }

    /** The way of its requests over HTTP. */
    SystemWay way(DestinationLookup lookup, RfcConfiguration destination) {
        return http(lookup, destination)
                .map(other -> new SystemWay(other, (HttpConfiguration) engine.configuration(other)))
                .orElseGet(() -> new SystemWay(
                        lookup, SoapAddress.of(destination).orElseThrow().configuration()));
    }

    /** The HTTP destination whose address and logon an RFC destination uses; empty if it has its own. */
    private Optional<DestinationLookup> http(DestinationLookup lookup, RfcConfiguration destination) {
        Optional<DestinationLookup> named =
                Optional.ofNullable(destination.others().get(HTTP_DESTINATION)).map(lookup::named);
        named.map(engine::configuration)
                .filter(other -> !(other instanceof HttpConfiguration))
                .ifPresent(other -> {
                    throw DestinationException.of(ErrorDetail.of(
                                    ErrorCode.PROPERTY_INVALID,
                                    lookup.name(),
                                    HTTP_DESTINATION,
                                    "names " + other.name() + ", which is of type "
                                            + other.type().name())
                            .withHint("Name a destination of type HTTP"));
                });
        return named;
    }

    /** What writes destinations must not put a system that answers anything in the place of a real one. */
    private void refuseEmulation(RfcConfiguration destination) {
        String transport = destination.others().getOrDefault(TRANSPORT, "").strip();
        if (transport.equals("emulator") && !emulator) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.PROPERTY_INVALID,
                            destination.name(),
                            TRANSPORT,
                            "is emulator, which this server does not permit")
                    .withHint("Set " + Setting.RFC_EMULATOR.key() + "=true for the server, where it is one for tests"));
        }
    }

    private Optional<RfcConfiguration> rfc(DestinationLookup lookup) {
        return engine.configuration(lookup) instanceof RfcConfiguration rfc ? Optional.of(rfc) : Optional.empty();
    }
}
