package dev.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.connector.configuration.AddressConfiguration;
import dev.fairlead.connector.configuration.EngineConfiguration;
import dev.fairlead.connector.configuration.FunctionConfiguration;
import dev.fairlead.connector.configuration.GatewayConfiguration;
import dev.fairlead.connector.configuration.RuntimeConfiguration;
import dev.fairlead.connector.configuration.SamlConfiguration;
import dev.fairlead.connector.configuration.Settings;
import dev.fairlead.connector.configuration.UserConfiguration;
import dev.fairlead.destination.DestinationInfo;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.source.DestinationLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerRuntimesTest {
    private static final String LOOPBACK = "127.0.0.1";

    @TempDir
    Path directory;

    @Test
    void findsDestinationsInTheConfigurationOfTheServer() {
        MapSettings settings = new MapSettings(Map.of(
                "fairlead.destination.erp.Type", "HTTP",
                "fairlead.destination.erp.URL", "https://erp.example",
                "fairlead.destination.erp.Authentication", "NoAuthentication",
                "fairlead.destination.erp.ProxyType", "Internet"));
        try (ConnectorRuntime runtime = open(Optional.empty(), Optional.empty(), settings)) {
            assertThat(describe(runtime, "erp").authentication()).isEqualTo("NoAuthentication");
        }
    }

    @Test
    void findsDestinationsInTheDirectory() throws IOException {
        Files.writeString(directory.resolve("crm.properties"), """
                Name=crm
                Type=HTTP
                URL=https://crm.example
                Authentication=NoAuthentication
                ProxyType=Internet
                """);
        try (ConnectorRuntime runtime = open(Optional.of(directory), Optional.empty(), new MapSettings(Map.of()))) {
            assertThat(describe(runtime, "crm").name()).isEqualTo("crm");
            assertThatThrownBy(() -> describe(runtime, "erp")).isInstanceOf(DestinationNotFoundException.class);
        }
    }

    @Test
    void refusesWhatTheInstallationForbids() {
        MapSettings settings = new MapSettings(Map.of(
                "fairlead.destination.erp.Type", "HTTP",
                "fairlead.destination.erp.ProxyType", "Internet",
                "fairlead.destination.erp.URL", "https://erp.example",
                "fairlead.destination.erp.Authentication", "NoAuthentication",
                "fairlead.destination.erp.TrustAll", "TRUE"));
        try (ConnectorRuntime runtime = open(Optional.empty(), Optional.empty(), settings)) {
            assertThatThrownBy(() -> describe(runtime, "erp"))
                    .isInstanceOf(InvalidDestinationException.class)
                    .hasMessageContaining("TrustAll");
        }
    }

    @Test
    void usesTheServiceThatIsBound() {
        MapSettings settings = new MapSettings(Map.of("fairlead.binding.destination", "{\"clientid\": \"shop\"}"));

        try (ConnectorRuntime runtime = open(Optional.empty(), Optional.empty(), settings)) {
            assertThatThrownBy(() -> describe(runtime, "erp"))
                    .isInstanceOf(InvalidDestinationException.class)
                    .hasMessageContaining("FL-DEST-007");
        }
    }

    @Test
    void aKeyForSamlAssertionsThatIsMissingIsToldAtTheStart() {
        SamlConfiguration saml = new SamlConfiguration(
                new KeyStoreReference("fairlead.saml.keyStoreLocation", "saml.p12", Secret.EMPTY),
                "shop.example/acme",
                "acme-1");

        assertThatThrownBy(() -> open(Optional.empty(), Optional.empty(), new MapSettings(Map.of()), Optional.of(saml)))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("FL-AUTH-040")
                .hasMessageContaining("fairlead.saml.keyStoreLocation");
    }

    @Test
    void leavesNoThreadOfTheGatewayWhenItCloses() {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        GatewayConfiguration gateway = new GatewayConfiguration(directory, LOOPBACK, 0);
        open(Optional.empty(), Optional.of(gateway), new MapSettings(Map.of())).close();
        Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
        after.removeAll(before);

        assertThat(after)
                .noneMatch(thread -> thread.isAlive() && thread.getName().contains("fairlead"));
    }

    @Test
    void saysWhereTheGatewayCannotListen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            GatewayConfiguration gateway = new GatewayConfiguration(directory, LOOPBACK, taken.getLocalPort());

            assertThatThrownBy(() -> open(Optional.empty(), Optional.of(gateway), new MapSettings(Map.of())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(LOOPBACK + ":" + taken.getLocalPort());
        }
    }

    private ConnectorRuntime open(
            Optional<Path> destinations, Optional<GatewayConfiguration> gateway, Settings settings) {
        return open(destinations, gateway, settings, Optional.empty());
    }

    private ConnectorRuntime open(
            Optional<Path> destinations,
            Optional<GatewayConfiguration> gateway,
            Settings settings,
            Optional<SamlConfiguration> saml) {
        EngineConfiguration engine = new EngineConfiguration(
                Optional.of(directory),
                TrustSettings.DEFAULT,
                Optional.empty(),
                true,
                false,
                new AddressConfiguration(false, List.of()),
                true,
                saml,
                new UserConfiguration(List.of(), Set.of(), Optional.empty()));
        return new ServerRuntimes()
                .open(
                        new RuntimeConfiguration(destinations, "", engine, FunctionConfiguration.NONE, gateway),
                        settings,
                        Runnable::run);
    }

    private static DestinationInfo describe(ConnectorRuntime runtime, String name) {
        return runtime.engine().describe(DestinationLookup.of(name));
    }

    private record MapSettings(Map<String, String> values) implements Settings {
        @Override
        public Optional<String> value(String key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public Set<String> keys() {
            return values.keySet();
        }
    }
}
