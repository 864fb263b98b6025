package dev.fairlead.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairlead.agent.channel.ServiceChannel;
import dev.fairlead.tunnel.carrier.Network;
import dev.fairlead.tunnel.configuration.ConfigurationException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code serviceChannels} in the configuration. */
class ServiceChannelSettingsTest {
    @TempDir
    private Path directory;

    @Test
    void aPortAloneIsOnLoopback() throws Exception {
        assertThat(read("[{service: orders-db, listen: 15432}]"))
                .containsExactly(new ServiceChannel(
                        "orders-db",
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 15432),
                        true,
                        100,
                        List.of()));
    }

    @Test
    void everythingCanBeSaid() throws Exception {
        assertThat(read("[{service: orders-db, listen: \"0.0.0.0:15432\", enabled: false, maxConnections: 5,"
                        + " clients: [10.0.0.0/8]}]"))
                .containsExactly(new ServiceChannel(
                        "orders-db",
                        new InetSocketAddress("0.0.0.0", 15432),
                        false,
                        5,
                        List.of(Network.parse("10.0.0.0/8"))));
    }

    @Tag("AGENT-86")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{listen: 1}]                                   | service",
                "[{service: a}]                                  | listen",
                "[{service: a, listen: 0}]                       | no port from 1 to 65535",
                "[{service: a, listen: 65536}]                   | no port from 1 to 65535",
                "[{service: a, listen: 'host.example:1'}]        | host.example",
                "[{service: 'a/b', listen: 1}]                   | not a name of a service",
                "[{service: a, listen: '0.0.0.0:1'}]             | everybody on the network",
                "[{service: a, listen: 1}, {service: b, listen: '127.0.0.2:1'}] | another channel has the port 1",
                "[{service: a, listen: 1, port: 2}]              | there is no such key",
            })
    void mistakesAreTold(String channels, String told) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(channels))
                .withMessageContaining(told)
                .withMessageContaining("agent.yaml:1: serviceChannels[");
    }

    private List<ServiceChannel> read(String channels) throws Exception {
        Path file = Files.writeString(directory.resolve("agent.yaml"), "serviceChannels: " + channels + "\n");
        return ConfigurationReader.read(file).channels();
    }
}
