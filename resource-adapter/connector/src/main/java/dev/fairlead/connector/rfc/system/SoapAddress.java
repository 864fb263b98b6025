package dev.fairlead.connector.rfc.system;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.Configuration;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcLogon;
import dev.fairlead.configuration.RfcSettings;
import dev.fairlead.configuration.RfcTarget;
import dev.fairlead.destination.HttpView;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.rfc.RfcConfigurationException;
import dev.fairlead.rfc.transport.TransportOptions;
import dev.fairlead.rfc.transport.TransportOptions.Route;
import dev.fairlead.rfc.transport.TransportOptions.Transport;
import dev.fairlead.transport.IdleConnections;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the SOAP service of an RFC destination is, and who logs on to it (RFC specification, A.4.4, C.1 and D.2).
 *
 * <table>
 * <caption>Address</caption>
 * <tr><th>properties</th><th>address</th><th>port of the agent's mapping</th></tr>
 * <tr><td>{@code soap_url}</td><td>that URL</td><td>that of the URL</td></tr>
 * <tr><td>{@code ashost}, {@code sysnr} NN</td><td>{@code http://ashost:33NN}</td><td>{@code sapgwNN}</td></tr>
 * <tr><td>{@code mshost}, {@code msserv} with a number</td><td>{@code http://mshost:msserv}</td><td>that number</td></tr>
 * <tr><td>{@code mshost}, {@code msserv} with a name</td><td>{@code http://mshost:1}</td><td>that name</td></tr>
 * <tr><td>{@code mshost}, {@code r3name}</td><td>{@code http://mshost:1}</td><td>{@code sapms} and the name</td></tr>
 * <tr><td>{@code wshost}, {@code wsport}</td><td>{@code https://wshost:wsport}</td><td>that number</td></tr>
 * <tr><td>{@code http_destination}</td><td>none: requests go to that destination</td><td></td></tr>
 * </table>
 */
final class SoapAddress {

    /** A call without a limit of its own takes as long as the function does; a day is more than any server allows. */
    private static final Duration UNLIMITED = Duration.ofDays(1);

    private static final int FIRST_GATEWAY_PORT = 3300;

    private final RfcConfiguration destination;
    private final TransportOptions options;

    private SoapAddress(RfcConfiguration destination) {
        this.destination = destination;
        this.options = options(destination);
    }

    /**
     * The view of an RFC destination; empty for one that leaves its requests to an HTTP destination or is emulated, and for
     * destinations of other types.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if its properties do not go together with SOAP
     */
    static Optional<HttpView> of(Configuration configuration) {
        return configuration instanceof RfcConfiguration rfc ? new SoapAddress(rfc).view() : Optional.empty();
    }

    /** What the destination says of Fairlead's own ways to call functions. */
    static TransportOptions options(RfcConfiguration destination) {
        try {
            return TransportOptions.of(destination.name(), destination.others());
        } catch (RfcConfigurationException invalid) {
            ErrorDetail detail = invalid.detail();
            throw DestinationException.of(
                    ErrorDetail.of(ErrorCode.PROPERTY_INVALID, destination.name(), detail.place(), detail.found()),
                    invalid);
        }
    }

    private Optional<HttpView> view() {
        refuseWhatIsNotServed();
        if (TransportChoice.isAskedFor(options)) {
            TransportChoice.check(destination, options);
        }
        boolean elsewhere = options.httpDestination().isPresent()
                || options.transport() == Transport.EMULATOR
                || TransportChoice.isAskedFor(options);
        return elsewhere ? Optional.empty() : Optional.of(own());
    }

    private HttpView own() {
        if (options.soapUrl().isPresent()) {
            return view(options.soapUrl().get().toString(), Optional.empty());
        }
        RfcTarget target = destination.target();
        if (target instanceof RfcTarget.Direct direct) {
            int port = FIRST_GATEWAY_PORT + Integer.parseInt(direct.systemNumber());
            return view("http://" + direct.host() + ":" + port, Optional.of("sapgw" + direct.systemNumber()));
        }
        if (target instanceof RfcTarget.LoadBalanced balanced) {
            String service = balanced.service()
                    .orElseGet(() -> "sapms" + balanced.systemId().orElse(""));
            boolean number = service.chars().allMatch(Character::isDigit);
            return view("http://" + balanced.host() + ":" + (number ? service : "1"), Optional.of(service));
        }
        RfcTarget.WebSocket webSocket = (RfcTarget.WebSocket) target;
        return view(
                "https://" + webSocket.address().host() + ":"
                        + webSocket.address().port(),
                Optional.empty());
    }

    /** What is asked for and cannot be had must not look as if it were there. */
    private void refuseWhatIsNotServed() {
        refuse(
                options.route() == Route.FORWARDER && !TransportChoice.isAskedFor(options),
                "route",
                "is forwarder, which carries the connections of SAP JCo and no calls over SOAP");
        refuse(
                options.route() == Route.HTTP
                        && options.soapUrl().isEmpty()
                        && options.httpDestination().isEmpty(),
                "route",
                "is http without a soap_url");
        refuse(
                options.route() == Route.RFC
                        && (options.soapUrl().isPresent()
                                || options.httpDestination().isPresent()),
                "route",
                "is rfc beside the address of an HTTP service");
        refuse(
                options.route() == Route.DIRECT
                        && destination.proxyType() == ProxyType.ON_PREMISE
                        && options.httpDestination().isEmpty(),
                "route",
                "is direct for a system behind an agent");
        refuse(
                options.profile().isPresent() && options.transport() == Transport.EMULATOR,
                "profile",
                "is for calls over SOAP, and an emulated system is called without");
    }

    private void refuse(boolean asked, String option, String found) {
        if (asked) {
            throw invalid(TransportOptions.PREFIX + option, found, "Remove the property");
        }
    }

    private HttpView view(String address, Optional<String> virtualPort) {
        HttpUrl url = HttpUrl.parse(address);
        HttpConfiguration http = new HttpConfiguration(
                destination.name(),
                destination.description(),
                url,
                destination.proxyType(),
                destination.locationId(),
                authentication(url),
                destination.trust(),
                List.of(),
                List.of(),
                options.connectTimeout(),
                options.timeout().orElse(UNLIMITED),
                false,
                false);
        RfcSettings.Pool pool = destination.settings().pool();
        return new HttpView(
                http,
                virtualPort,
                Optional.of(new IdleConnections(pool.capacity(), pool.expirationTime(), pool.expirationCheck())));
    }

    private Authentication authentication(HttpUrl url) {
        if (!(destination.logon() instanceof RfcLogon.ConfiguredUser user)) {
            return destination.authentication();
        }
        if (user.alias()) {
            throw invalid("jco.client.alias_user", "cannot log on over SOAP", "Use jco.client.user");
        }
        if (user.user().indexOf(':') >= 0) {
            throw invalid("jco.client.user", "has a colon, which cannot be sent", "Correct the name of the user");
        }
        boolean readable = !url.secure() && destination.proxyType() != ProxyType.ON_PREMISE;
        if (readable && !options.allowPlain()) {
            throw invalid(
                    TransportOptions.PREFIX + "soap_url",
                    "would send the password unencrypted",
                    "Use https, or set " + TransportOptions.PREFIX + "allow_plain=1 where nobody listens");
        }
        return destination.authentication();
    }

    private DestinationException invalid(String property, String found, String hint) {
        return DestinationException.of(ErrorDetail.of(ErrorCode.PROPERTY_INVALID, destination.name(), property, found)
                .withHint(hint));
    }
}
