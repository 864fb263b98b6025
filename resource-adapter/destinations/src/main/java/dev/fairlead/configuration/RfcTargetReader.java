package dev.fairlead.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads where an ABAP system is: exactly one of the shapes, chosen by the host or the address that is given. */
final class RfcTargetReader {

    private static final Pattern SYSTEM_NUMBER = Pattern.compile("\\d{2}");
    private static final Pattern CLIENT = Pattern.compile("\\d{3}");
    private static final Pattern SYSTEM_ID = Pattern.compile("[A-Za-z0-9]{3}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_:][A-Za-z0-9._:-]*");
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Duration PING_PERIOD = Duration.ofSeconds(300);
    private static final Duration PONG_TIMEOUT = Duration.ofSeconds(60);
    private static final String DEFAULT_GROUP = "PUBLIC";

    private final PropertyReader reader;

    RfcTargetReader(PropertyReader reader) {
        this.reader = reader;
    }

    Optional<RfcTarget> read(ProxyType proxyType) {
        List<String> places =
                List.of(RfcNames.HOST, RfcNames.MESSAGE_HOST, RfcNames.WEB_SOCKET_HOST, RfcNames.HTTP_DESTINATION)
                        .stream()
                        .filter(property -> reader.text(property).isPresent())
                        .toList();
        boolean soapUrl = reader.text(RfcNames.SOAP_URL).isPresent();
        if (places.isEmpty() && !soapUrl) {
            reader.problems()
                    .missing(RfcNames.HOST + " or " + RfcNames.MESSAGE_HOST + " or " + RfcNames.WEB_SOCKET_HOST);
            return Optional.empty();
        }
        if (places.size() > 1) {
            reader.problems()
                    .invalid(places.get(1), "is set beside " + places.get(0), "Keep the one that the system has");
            return Optional.empty();
        }
        if (places.isEmpty()) {
            return Optional.of(new RfcTarget.Soap(client(true)));
        }
        return read(places.get(0), soapUrl, proxyType);
    }

    private Optional<RfcTarget> read(String place, boolean soapUrl, ProxyType proxyType) {
        if (place.equals(RfcNames.HTTP_DESTINATION)) {
            if (soapUrl) {
                reader.problems().invalid(RfcNames.SOAP_URL, "is set beside " + place, "Keep one of the two");
            }
            return Optional.of(new RfcTarget.Soap(client(false)));
        }
        boolean webSocket = place.equals(RfcNames.WEB_SOCKET_HOST);
        if (proxyType == ProxyType.INTERNET && !webSocket) {
            reader.problems()
                    .invalid(
                            RfcNames.PROXY_TYPE,
                            "is Internet, where only " + RfcNames.WEB_SOCKET_HOST + " is reached",
                            "Use OnPremise, or WebSocket RFC");
        }
        reader.matching(place, HOST, "a host");
        if (webSocket) {
            return webSocket(proxyType);
        }
        return place.equals(RfcNames.HOST) ? direct() : loadBalanced();
    }

    private Optional<RfcTarget> direct() {
        Optional<String> number = reader.mandatory(RfcNames.SYSTEM_NUMBER);
        reader.matching(RfcNames.SYSTEM_NUMBER, SYSTEM_NUMBER, "a number of two digits");
        Optional<String> client = client(true);
        return reader.text(RfcNames.HOST)
                .flatMap(host -> number.map(digits -> new RfcTarget.Direct(host, digits, client)));
    }

    private Optional<RfcTarget> loadBalanced() {
        Optional<String> systemId = reader.matching(RfcNames.SYSTEM_ID, SYSTEM_ID, "a system id of three characters");
        Optional<String> service = reader.matching(RfcNames.MESSAGE_SERVICE, SERVICE, "a port or service name");
        if (systemId.isEmpty() && service.isEmpty()) {
            reader.problems().missing(RfcNames.SYSTEM_ID + " or " + RfcNames.MESSAGE_SERVICE);
        }
        if (systemId.isPresent() && service.isPresent()) {
            reader.problems()
                    .invalid(RfcNames.MESSAGE_SERVICE, "is set beside " + RfcNames.SYSTEM_ID, "Keep one of the two");
        }
        Optional<String> client = client(true);
        String group = reader.printable(RfcNames.GROUP).orElse(DEFAULT_GROUP);
        return reader.text(RfcNames.MESSAGE_HOST)
                .map(host -> new RfcTarget.LoadBalanced(host, systemId, service, group, client));
    }

    private Optional<RfcTarget> webSocket(ProxyType proxyType) {
        reader.mandatory(RfcNames.WEB_SOCKET_PORT);
        OptionalInt port = reader.number(RfcNames.WEB_SOCKET_PORT, 1, 65_535);
        Optional<String> client = client(false);
        if (proxyType == ProxyType.ON_PREMISE) {
            reader.warnUnused("the tunnel watches its connections itself", RfcNames.PING_PERIOD, RfcNames.PONG_TIMEOUT);
        }
        Duration ping = seconds(RfcNames.PING_PERIOD, 86_400, PING_PERIOD);
        Duration pong = seconds(RfcNames.PONG_TIMEOUT, 3_600, PONG_TIMEOUT);
        return port.stream()
                .mapToObj(number ->
                        new ServerAddress(reader.text(RfcNames.WEB_SOCKET_HOST).orElseThrow(), number))
                .<RfcTarget>map(address -> new RfcTarget.WebSocket(address, client, ping, pong))
                .findFirst();
    }

    private Optional<String> client(boolean mandatory) {
        if (mandatory) {
            reader.mandatory(RfcNames.CLIENT);
        }
        return reader.matching(RfcNames.CLIENT, CLIENT, "a client of three digits");
    }

    /** 0 switches it off; from 1 to 9 seconds would be a flood. */
    private Duration seconds(String property, int maximum, Duration otherwise) {
        if (reader.text(property).filter("0"::equals).isPresent()) {
            return Duration.ZERO;
        }
        OptionalInt seconds = reader.number(property, 10, maximum);
        return seconds.isPresent() ? Duration.ofSeconds(seconds.getAsInt()) : otherwise;
    }
}
