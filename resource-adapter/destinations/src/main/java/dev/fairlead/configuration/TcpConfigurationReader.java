package dev.fairlead.configuration;

import dev.fairlead.error.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/** Reads a TCP destination (destination specification, 1.20). */
final class TcpConfigurationReader {

    private static final String SCHEME = "tcp://";

    private final PropertyReader reader;

    TcpConfigurationReader(PropertyReader reader) {
        this.reader = reader;
    }

    TcpConfiguration read() {
        Optional<ServerAddress> address = reader.mandatory(TcpNames.ADDRESS).flatMap(this::address);
        Optional<ProxyType> proxyType = new BaseReader(reader).mandatoryProxyType(PropertyNames.PROXY_TYPE);
        refuseAuthentication();
        String locationId = new BaseReader(reader).locationId(PropertyNames.LOCATION_ID);
        TcpConfiguration.Options options = options();
        reader.problems().throwIfAny();
        return new TcpConfiguration(
                reader.destination(),
                new BaseReader(reader).description(),
                address.orElseThrow(),
                proxyType.orElseThrow(),
                locationId,
                options);
    }

    private Optional<ServerAddress> address(String text) {
        try {
            return Optional.of(ServerAddress.parse(text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text));
        } catch (IllegalArgumentException e) {
            reader.problems()
                    .invalid(
                            TcpNames.ADDRESS,
                            "'" + Excerpt.of(text) + "' " + e.getMessage(),
                            "Write it like host:port or tcp://host:port");
            return Optional.empty();
        }
    }

    /** Bytes carry no identity: whoever counts on one must learn that it would not arrive. */
    private void refuseAuthentication() {
        String value = reader.text(PropertyNames.AUTHENTICATION).orElse(AuthenticationType.NONE.value());
        if (!value.equals(AuthenticationType.NONE.value())) {
            reader.problems()
                    .add(
                            ErrorCode.AUTHENTICATION_UNSUPPORTED,
                            PropertyNames.AUTHENTICATION,
                            "'" + Excerpt.of(value) + "' does not go with Type TCP",
                            "Remove it; the application logs on itself");
        }
    }

    private TcpConfiguration.Options options() {
        return new TcpConfiguration.Options(
                reader.flag(TcpNames.NO_DELAY),
                reader.number(TcpNames.LINGER, -1, 65_535),
                reader.number(TcpNames.SEND_BUFFER, 1, Integer.MAX_VALUE),
                reader.number(TcpNames.RECEIVE_BUFFER, 1, Integer.MAX_VALUE),
                reader.number(TcpNames.TIMEOUT, 0, Integer.MAX_VALUE).stream()
                        .mapToObj(Duration::ofMillis)
                        .findFirst(),
                reader.flag(TcpNames.KEEP_ALIVE),
                reader.flag(TcpNames.REUSE_ADDRESS));
    }
}
