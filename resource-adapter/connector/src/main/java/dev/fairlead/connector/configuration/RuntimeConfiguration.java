package dev.fairlead.connector.configuration;

import dev.fairlead.configuration.HostnameRule;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TrustSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a runtime is opened with. Two that are equal can share one runtime.
 *
 * @param destinationsDirectory directory of exported destinations; empty for none
 * @param tenant the tenant of this installation; {@code default} unless configured, as at the gateway's enrolment
 * @param engine what is decided about destinations
 * @param functions what is offered to RFC destinations
 * @param gateway the gateway to run; empty for none
 */
public record RuntimeConfiguration(
        Optional<Path> destinationsDirectory,
        String tenant,
        EngineConfiguration engine,
        FunctionConfiguration functions,
        Optional<GatewayConfiguration> gateway) {
    private static final String DEFAULT_TENANT = "default";
    private static final String AUTOMATIC = "auto";

    public RuntimeConfiguration {
        Objects.requireNonNull(destinationsDirectory, "destinationsDirectory");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(functions, "functions");
        Objects.requireNonNull(gateway, "gateway");
    }

    /**
     * What {@code properties} say, and the settings of the server where they say nothing.
     *
     * @throws IllegalArgumentException if a value cannot be used; the message names its key
     */
    public static RuntimeConfiguration of(AdapterProperties properties, Settings settings) {
        SettingValues values = new SettingValues(properties, settings);
        Optional<Path> destinations = values.path(Setting.DESTINATIONS_DIRECTORY);
        String tenant = values.text(Setting.TENANT).orElse(DEFAULT_TENANT);
        return new RuntimeConfiguration(
                destinations,
                tenant,
                engine(values, destinations, tenant),
                FunctionConfiguration.of(values),
                GatewayConfiguration.of(values, tenant));
    }

    /** Stores lie beside the destinations that name them, unless they have a directory of their own. */
    private static EngineConfiguration engine(SettingValues values, Optional<Path> destinations, String tenant) {
        return new EngineConfiguration(
                values.path(Setting.CERTIFICATES_DIRECTORY).or(() -> destinations),
                trust(values),
                values.duration(Setting.REVALIDATION),
                values.flag(Setting.FORBID_TRUST_ALL),
                values.flag(Setting.ALLOW_PLAIN_TOKEN_SERVICE),
                AddressConfiguration.of(values),
                values.word(Setting.BINDINGS, List.of(AUTOMATIC, "off")).equals(AUTOMATIC),
                SamlConfiguration.of(values, tenant),
                UserConfiguration.of(values, tenant));
    }

    private static TrustSettings trust(SettingValues values) {
        Secret password =
                values.text(Setting.TRUST_STORE_PASSWORD).map(Secret::of).orElse(Secret.EMPTY);
        return new TrustSettings(values.text(Setting.TRUST_STORE), password, false, HostnameRule.STRICT);
    }
}
