package dev.fairlead.connector.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeConfigurationTest {
    private static final MapSettings NOTHING = new MapSettings(Map.of());

    @Test
    void nothingSetMeansNoDirectoryNoTenantAndNoGateway() {
        RuntimeConfiguration configuration = RuntimeConfiguration.of(AdapterProperties.NONE, NOTHING);

        assertThat(configuration.destinationsDirectory()).isEmpty();
        assertThat(configuration.tenant()).isEqualTo("default");
        assertThat(configuration.gateway()).isEmpty();
    }

    @Test
    void theServersSettingsFillWhatTheAdapterLeavesOpen() {
        RuntimeConfiguration configuration = RuntimeConfiguration.of(
                AdapterProperties.NONE,
                new MapSettings(Map.of(
                        "fairlead.destinations.directory", "/etc/fairlead",
                        "fairlead.tenant", "acme",
                        "fairlead.gateway.directory", "/var/fairlead",
                        "fairlead.gateway.agents.host", "127.0.0.1",
                        "fairlead.gateway.agents.port", "8443")));

        assertThat(configuration.destinationsDirectory()).hasValue(Path.of("/etc/fairlead"));
        assertThat(configuration.tenant()).isEqualTo("acme");
        assertThat(configuration.gateway())
                .hasValue(new GatewayConfiguration(Path.of("/var/fairlead"), "127.0.0.1", 8443));
    }

    @Test
    void theAdaptersOwnPropertiesComeFirst() {
        RuntimeConfiguration configuration = RuntimeConfiguration.of(
                AdapterProperties.NONE.withTenant("acme").withGatewayPort("-1"),
                new MapSettings(Map.of("fairlead.tenant", "other", "fairlead.gateway.agents.port", "8443")));

        assertThat(configuration.tenant()).isEqualTo("acme");
        assertThat(configuration.gateway()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "65536", "-2", "1.5"})
    void aPortThatIsNoneIsRefusedWithItsKey(String port) {
        AdapterProperties properties = AdapterProperties.NONE.withGatewayPort(port);

        assertThatThrownBy(() -> RuntimeConfiguration.of(properties, NOTHING))
                .hasMessageContaining("fairlead.gateway.agents.port")
                .hasMessageContaining(port);
    }

    @Test
    void aGatewayNeedsADirectory() {
        AdapterProperties properties = AdapterProperties.NONE.withGatewayPort("0");

        assertThatThrownBy(() -> RuntimeConfiguration.of(properties, NOTHING))
                .hasMessageContaining("fairlead.gateway.directory");
    }

    @Test
    void whatContainersLeaveNullIsNotSet() {
        assertThat(AdapterProperties.NONE.withTenant(null)).isEqualTo(AdapterProperties.NONE);
    }
}
