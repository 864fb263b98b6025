package dev.fairlead.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpConfigurationReaderTest {

    private static TcpConfiguration tcp(Map<String, String> changes) {
        Map<String, String> properties = Samples.of("TCP");
        properties.putAll(changes);
        return (TcpConfiguration) Samples.read(properties);
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://h:1, h, 1",
        "h:1, h, 1",
        "queue_prod:65535, queue_prod, 65535",
        "10.0.0.1:80, 10.0.0.1, 80",
        "[::1]:80, ::1, 80"
    })
    @Tag("DEST-17")
    void theAddressIsAHostAndAPort(String address, String host, int port) {
        assertThat(tcp(Map.of("Address", address)).address()).isEqualTo(new ServerAddress(host, port));
    }

    @Test
    void optionsThatAreNotSetAreLeftToTheSystem() {
        assertThat(tcp(Map.of()).options())
                .isEqualTo(new TcpConfiguration.Options(
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void optionsAreThoseOfASocket() {
        assertThat(tcp(Map.of(
                                "tcp.nodelay", "TRUE",
                                "tcp.socket.linger", "-1",
                                "tcp.socket.sndbuf", "8192",
                                "tcp.socket.rcvbuf", "4096",
                                "tcp.socket.timeout", "1500",
                                "tcp.socket.keepalive", "false",
                                "tcp.socket.reuseaddr", "true"))
                        .options())
                .isEqualTo(new TcpConfiguration.Options(
                        Optional.of(true),
                        OptionalInt.of(-1),
                        OptionalInt.of(8192),
                        OptionalInt.of(4096),
                        Optional.of(Duration.ofMillis(1500)),
                        Optional.of(false),
                        Optional.of(true)));
    }

    @Test
    void anAgentIsChosenByItsLocation() {
        assertThat(tcp(Map.of("CloudConnectorLocationId", "orlando")).locationId())
                .isEqualTo("orlando");
    }
}
