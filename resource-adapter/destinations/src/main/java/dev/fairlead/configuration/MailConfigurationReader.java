package dev.fairlead.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a MAIL destination (destination specification, 1.18; authentication specification, 8.1). */
final class MailConfigurationReader {

    private static final Map<String, MailProtocol> PROTOCOLS =
            Arrays.stream(MailProtocol.values()).collect(Collectors.toMap(MailProtocol::token, Function.identity()));

    private final PropertyReader reader;
    private final ReadingPolicy policy;

    MailConfigurationReader(PropertyReader reader, ReadingPolicy policy) {
        this.reader = reader;
        this.policy = policy;
    }

    MailConfiguration read() {
        Optional<ProxyType> proxyType = new BaseReader(reader).mandatoryProxyType(PropertyNames.PROXY_TYPE);
        AuthenticationReader authentications = new AuthenticationReader(reader, policy);
        Optional<AuthenticationType> type =
                authentications.type(DestinationType.MAIL, proxyType.orElse(ProxyType.INTERNET));
        boolean logsOn = type.filter(found -> found != AuthenticationType.NONE).isPresent();
        Optional<String> user = logsOn ? reader.mandatoryPrintable(MailNames.USER) : reader.printable(MailNames.USER);
        Optional<Authentication> authentication = type.flatMap(
                found -> authentication(authentications, found, proxyType.orElse(ProxyType.INTERNET), user));
        Optional<MailProtocol> preferred = reader.choice(MailNames.TRANSPORT_PROTOCOL, PROTOCOLS);
        List<MailConfiguration.Server> servers = servers(logsOn, preferred);
        warnDoubleEncryption(servers, proxyType);
        MailConfiguration.SaslMechanism mechanism = reader.choice(
                MailNames.SASL,
                MailConfiguration.SaslMechanism.XOAUTH2,
                Map.of(
                        "XOAUTH2", MailConfiguration.SaslMechanism.XOAUTH2,
                        "OAUTHBEARER", MailConfiguration.SaslMechanism.OAUTHBEARER));
        boolean plainAllowed = reader.flag(MailNames.ALLOW_PLAIN, false);
        Map<String, String> options = new MailOptions(reader).read();
        String locationId = new BaseReader(reader).locationId(PropertyNames.LOCATION_ID);
        TrustSettings trust = new TrustReader(reader, policy).read();
        reader.problems().throwIfAny();
        return new MailConfiguration(
                reader.destination(),
                new BaseReader(reader).description(),
                proxyType.orElseThrow(),
                locationId,
                authentication.orElseThrow(),
                user,
                servers,
                preferred,
                mechanism,
                plainAllowed,
                options,
                trust);
    }

    private Optional<Authentication> authentication(
            AuthenticationReader authentications, AuthenticationType type, ProxyType proxyType, Optional<String> user) {
        return switch (type) {
            case NONE -> {
                reader.warnUnused("Authentication is NoAuthentication", MailNames.PASSWORD);
                yield Optional.of(new Authentication.None());
            }
            case BASIC -> {
                Optional<Secret> password = reader.mandatorySecret(MailNames.PASSWORD);
                yield user.flatMap(name -> password.map(secret -> new Authentication.Basic(name, secret, true)));
            }
            default -> authentications.oauth(type, proxyType);
        };
    }

    private List<MailConfiguration.Server> servers(boolean logsOn, Optional<MailProtocol> preferred) {
        List<MailConfiguration.Server> servers = new ArrayList<>();
        for (MailProtocol protocol : MailProtocol.values()) {
            reader.text(MailNames.host(protocol))
                    .flatMap(host -> server(protocol, host, logsOn))
                    .ifPresent(servers::add);
        }
        MailProtocol expected = preferred.orElse(MailProtocol.SMTP);
        boolean anyHost = Arrays.stream(MailProtocol.values())
                .anyMatch(protocol -> reader.text(MailNames.host(protocol)).isPresent());
        if (!anyHost
                || preferred.isPresent()
                        && reader.text(MailNames.host(expected)).isEmpty()) {
            reader.problems().missing(MailNames.host(expected));
        }
        return servers;
    }

    private Optional<MailConfiguration.Server> server(MailProtocol protocol, String host, boolean logsOn) {
        int port = reader.number(MailNames.port(protocol), 1, 65_535, protocol.defaultPort());
        boolean wanted = reader.flag(MailNames.auth(protocol), logsOn);
        if (wanted && !logsOn) {
            reader.warn(MailNames.auth(protocol), "has no effect: Authentication is NoAuthentication");
        }
        Optional<String> from = reader.printable(MailNames.from(protocol));
        try {
            ServerAddress address = ServerAddress.parse(host.contains(":") ? "[" + host + "]" : host, port);
            return Optional.of(new MailConfiguration.Server(protocol, address, wanted && logsOn, from));
        } catch (IllegalArgumentException e) {
            reader.problems()
                    .invalid(MailNames.host(protocol), "'" + Excerpt.of(host) + "' is no host", "Write the host alone");
            return Optional.empty();
        }
    }

    private void warnDoubleEncryption(List<MailConfiguration.Server> servers, Optional<ProxyType> proxyType) {
        if (proxyType.filter(ProxyType.ON_PREMISE::equals).isEmpty()) {
            return;
        }
        servers.stream()
                .filter(server -> server.protocol().secure())
                .forEach(server -> reader.warn(
                        MailNames.host(server.protocol()), "is encrypted although the tunnel is encrypted already"));
    }
}
