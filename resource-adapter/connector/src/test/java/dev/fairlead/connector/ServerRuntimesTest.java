package dev.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.source.DestinationLookup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
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
    void leavesNoThreadWhenItCloses() {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        GatewayConfiguration gateway = new GatewayConfiguration(directory, LOOPBACK, 0);
        open(Optional.empty(), Optional.of(gateway), new MapSettings(Map.of())).close();

        await().untilAsserted(() -> {
            Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
            after.removeAll(before);
            assertThat(after)
                    .noneMatch(thread -> thread.isAlive() && thread.getName().contains("fairlead"));
        });
    }

    @Test
    @Tag("RFC-78")
    void closesConnectionsThatExpireWhileNobodyCalls() throws Exception {
        try (ServerSocket system = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            MapSettings settings = new MapSettings(Map.of(
                    "fairlead.destination.erp.Type", "RFC",
                    "fairlead.destination.erp.jco.destination.proxy_type", "Internet",
                    "fairlead.destination.erp.jco.client.client", "100",
                    "fairlead.destination.erp.jco.client.user", "TESTER",
                    "fairlead.destination.erp.jco.client.passwd", "secret",
                    "fairlead.destination.erp.jco.destination.expiration_time", "1",
                    "fairlead.destination.erp.jco.destination.expiration_check_period", "5",
                    "fairlead.destination.erp.jco.destination.x_fairlead.allow_plain", "1",
                    "fairlead.destination.erp.jco.destination.x_fairlead.soap_url",
                            "http://" + LOOPBACK + ":" + system.getLocalPort()));
            CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> answersUntilItIsClosed(system));
            try (ConnectorRuntime runtime = open(Optional.empty(), Optional.empty(), settings)) {
                runtime.engine()
                        .send(DestinationLookup.of("erp"), Optional.empty(), DestinationRequest.get(""))
                        .close();

                assertThat(closed.get(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    /** Whether the other end closed the connection after one answer, which permitted more requests. */
    private static boolean answersUntilItIsClosed(ServerSocket system) {
        try (Socket connection = system.accept()) {
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            while (!request.readLine().isEmpty()) {
                // the request has no body
            }
            connection.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            return request.read() < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
