package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.PathMatch;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.access.PortRange;
import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.access.SoapPaths;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.util.Optional;

/**
 * Reads the {@code soap} of a mapping: where a system takes SOAP that is known by its RFC gateway or by its message
 * server (RFC specification, D.2). What is not stated follows from there:
 *
 * <pre>
 * | Port of internal                        | Port for SOAP                                        |
 * | --------------------------------------- | ---------------------------------------------------- |
 * | sapgwNN, sapgwNNs, 33NN, 48NN           | 80NN, with TLS 443NN                                 |
 * | sapmsXXX, 36NN: those only send one on  | must be stated, and the host, which may be any there |
 * | another, or none                        | the same; 80 or 443                                  |
 * </pre>
 */
final class SoapSection {
    private static final int PLAIN = 8000;
    private static final int SECURED = 44_300;
    private static final int INSTANCES = 100;

    private final Optional<YamlObject> keys;
    private final Optional<YamlValue> host;
    private final Optional<YamlValue> port;
    private final Optional<YamlValue> tls;
    private final Optional<YamlValue> path;

    SoapSection(YamlObject entry) {
        keys = entry.object("soap");
        host = keys.flatMap(soap -> soap.value("host"));
        port = keys.flatMap(soap -> soap.value("port"));
        tls = keys.flatMap(soap -> soap.value("tls"));
        path = keys.flatMap(soap -> soap.value("path"));
        keys.ifPresent(YamlObject::close);
    }

    /** Where functions are called. */
    SoapPaths paths() {
        return path.flatMap(SoapSection::path).map(SoapPaths::callsAt).orElse(SoapPaths.USUAL);
    }

    /**
     * Where SOAP goes.
     *
     * @param url as {@code internal} has it
     * @param internal where that stands
     * @return empty if it cannot be told, which is a problem then
     */
    Optional<SystemUrl> resolve(SystemUrl url, YamlValue internal) {
        if (url.protocol().kind() != StreamKind.RFC) {
            keys.ifPresent(soap -> soap.wrong(
                    "a back end that speaks " + url.protocol().scheme() + " is not called by soap for functions",
                    "Remove it, or use rfc or rfcs"));
            return Optional.of(url);
        }
        boolean secured = tls.flatMap(YamlValue::bool).orElse(url.protocol().tls());
        if (url.protocol().tls() && !secured) {
            return tls.get().wrong("rfcs never goes without TLS", "Remove it, or use rfc");
        }
        Optional<Integer> stated = port.flatMap(value -> value.number(1, 65_535));
        if (isMessageServer(url.ports().first()) && (port.isEmpty() || host.isEmpty())) {
            return internal.wrong(
                    "a message server takes no SOAP", "Write soap: {host: ..., port: ...} of an application server");
        }
        int number = stated.orElse(soapPort(url.ports().first(), secured));
        return Optional.of(new SystemUrl(
                secured ? Protocol.RFCS : Protocol.RFC,
                host.flatMap(value -> value.parsed(SystemUrl::host, "Write a host name or an address"))
                        .orElse(url.host()),
                new PortRange(number, number)));
    }

    private static int soapPort(int port, boolean secured) {
        return isGateway(port) ? (secured ? SECURED : PLAIN) + port % INSTANCES : port;
    }

    private static boolean isGateway(int port) {
        return port / INSTANCES == Ports.GATEWAY / INSTANCES || port / INSTANCES == Ports.SECURED_GATEWAY / INSTANCES;
    }

    private static boolean isMessageServer(int port) {
        return port / INSTANCES == Ports.MESSAGE_SERVER / INSTANCES;
    }

    private static Optional<String> path(YamlValue value) {
        return value.text()
                .flatMap(text -> text.indexOf('?') < 0
                        ? PathResource.of(text, PathMatch.EXACT, true).map(PathResource::id)
                        : Optional.empty())
                .or(() -> value.wrong("this is not just a path", "Write one such as /sap/bc/soap/rfc"));
    }
}
