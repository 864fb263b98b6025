package dev.fairlead.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.testing.LogRecorder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RfcConfigurationReaderTest {

    private static RfcConfiguration rfc(String shape, Map<String, String> changes) {
        Map<String, String> properties = Samples.of("RFC " + shape);
        properties.putAll(changes);
        return (RfcConfiguration) Samples.read(properties);
    }

    @Test
    void theHostThatIsGivenTellsTheShape() {
        assertThat(rfc("direct", Map.of()).target()).isEqualTo(new RfcTarget.Direct("erp", "00", Optional.of("100")));
        assertThat(rfc("load-balanced", Map.of()).target())
                .isEqualTo(new RfcTarget.LoadBalanced(
                        "erp", Optional.of("PRD"), Optional.empty(), "PUBLIC", Optional.of("100")));
        assertThat(rfc("websocket", Map.of("jco.client.client", "")).target())
                .isEqualTo(new RfcTarget.WebSocket(
                        new ServerAddress("erp.example", 443),
                        Optional.empty(),
                        Duration.ofSeconds(300),
                        Duration.ofSeconds(60)));
    }

    @Test
    void aMessageServerMayBeNamedByItsService() {
        assertThat(rfc(
                                "load-balanced",
                                Map.of(
                                        "jco.client.r3name",
                                        "",
                                        "jco.client.msserv",
                                        "3600",
                                        "jco.client.group",
                                        "BATCH"))
                        .target())
                .isEqualTo(new RfcTarget.LoadBalanced(
                        "erp", Optional.empty(), Optional.of("3600"), "BATCH", Optional.of("100")));
    }

    @Test
    void pingAndPongCanBeSwitchedOff() {
        RfcTarget.WebSocket target = (RfcTarget.WebSocket)
                rfc("websocket", Map.of("jco.destination.ws_ping_period", "0", "jco.destination.ws_pong_timeout", "0"))
                        .target();

        assertThat(target.pingPeriod()).isZero();
        assertThat(target.pongTimeout()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        ", , 1, 0",
        "5, , 5, 5",
        "5, 3, 5, 5",
        "5, 8, 5, 8",
        "5, 0, 5, 0",
        "0, , 0, 0",
        "0, 7, 0, 7",
        ", 4, 1, 4"
    })
    @Tag("DEST-13")
    @Tag("RFC-2")
    void aLimitOfConnectionsIsNeverBelowWhatIsKept(String capacity, String peak, int kept, int inUse) {
        Map<String, String> changes = new HashMap<>();
        changes.put("jco.destination.pool_capacity", capacity == null ? "" : capacity);
        changes.put("jco.destination.peak_limit", peak == null ? "" : peak);

        RfcSettings.Pool pool = rfc("direct", changes).settings().pool();

        assertThat(pool.capacity()).isEqualTo(kept);
        assertThat(pool.peak()).isEqualTo(inUse);
    }

    @Test
    @Tag("RFC-1")
    void theDefaultsAreThoseOfJco() {
        RfcSettings settings = rfc("direct", Map.of()).settings();

        assertThat(settings)
                .isEqualTo(new RfcSettings(
                        Optional.empty(),
                        false,
                        "1100",
                        true,
                        false,
                        false,
                        new RfcSettings.Pool(
                                1, 0, Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(60), false),
                        new RfcSettings.Repository(Optional.empty(), Optional.empty(), Duration.ZERO)));
    }

    @Test
    @Tag("RFC-1")
    void everySettingIsRead() {
        RfcSettings settings = rfc(
                        "direct",
                        Map.ofEntries(
                                Map.entry("jco.client.lang", "DE"),
                                Map.entry("jco.client.trace", "1"),
                                Map.entry("jco.client.codepage", "4103"),
                                Map.entry("jco.client.delta", "0"),
                                Map.entry("jco.client.serialization_format", "columnBased"),
                                Map.entry("jco.client.network", "WAN"),
                                Map.entry("jco.destination.pool_capacity", "2"),
                                Map.entry("jco.destination.peak_limit", "7"),
                                Map.entry("jco.destination.max_get_client_time", "1500"),
                                Map.entry("jco.destination.expiration_time", "2500"),
                                Map.entry("jco.destination.expiration_check_period", "3500"),
                                Map.entry("jco.destination.pool_check_connection", "1"),
                                Map.entry("jco.destination.repository_destination", "meta")))
                .settings();

        assertThat(settings)
                .isEqualTo(new RfcSettings(
                        Optional.of("DE"),
                        true,
                        "4103",
                        false,
                        true,
                        true,
                        new RfcSettings.Pool(
                                2, 7, Duration.ofMillis(1500), Duration.ofMillis(2500), Duration.ofMillis(3500), true),
                        new RfcSettings.Repository(Optional.of("meta"), Optional.empty(), Duration.ZERO)));
    }

    @Test
    @Tag("RFC-1")
    void wayAndPlaceAreReadAndTheWayIsTheTunnelUnlessSaidOtherwise() {
        RfcConfiguration destination = rfc(
                "direct",
                Map.of(
                        "jco.destination.proxy_type", "",
                        "jco.destination.description", "Sales",
                        "jco.client.cloud_connector_location_id", "berlin"));

        assertThat(destination.proxyType()).isEqualTo(ProxyType.ON_PREMISE);
        assertThat(destination.description()).contains("Sales");
        assertThat(destination.locationId()).isEqualTo("berlin");
    }

    @Test
    void addressAndLogonMayBeThoseOfAnHttpDestination() {
        Map<String, String> properties =
                Map.of("Name", "shop", "Type", "RFC", "jco.destination.x_fairlead.http_destination", "erp");
        RfcConfiguration destination = (RfcConfiguration) Samples.read(new HashMap<>(properties));

        assertThat(destination.target()).isEqualTo(new RfcTarget.Soap(Optional.empty()));
        assertThat(destination.logon()).isEqualTo(new RfcLogon.OfHttpDestination("erp"));
    }

    // ---- what contradicts itself

    private static void refused(String shape, Map<String, String> changes, String... said) {
        assertThatThrownBy(() -> rfc(shape, changes))
                .isInstanceOf(InvalidDestinationException.class)
                .message()
                .contains(said)
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "direct, jco.client.mshost, jco.client.ashost",
        "direct, jco.client.wshost, jco.client.ashost",
        "load-balanced, jco.client.wshost, jco.client.mshost",
        "direct, jco.destination.x_fairlead.http_destination, jco.client.ashost"
    })
    @Tag("RFC-3")
    void twoPlacesAreOneTooMany(String shape, String second, String first) {
        refused(shape, Map.of(second, "other"), first, second);
    }

    @Test
    @Tag("RFC-4")
    void aMessageServerHasEitherASystemIdOrAService() {
        refused("load-balanced", Map.of("jco.client.r3name", ""), "jco.client.r3name", "jco.client.msserv");
        refused("load-balanced", Map.of("jco.client.msserv", "3600"), "jco.client.r3name", "jco.client.msserv");
    }

    @Test
    @Tag("RFC-5")
    void nobodyIsPropagatedOverTheInternet() {
        refused(
                "websocket",
                Map.of("jco.destination.auth_type", "PrincipalPropagation"),
                "jco.destination.auth_type",
                "Internet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jco.client.tech_user_secret", "jco.client.tech_user_service_url"})
    @Tag("RFC-6")
    void aTechnicalUserIsTheWholeOfIt(String missing) {
        refused("technical", Map.of(missing, ""), missing);
    }

    @Test
    @Tag("RFC-10")
    void aDestinationIsNotItsOwnRepositoryDestination() {
        refused("direct", Map.of("jco.destination.repository_destination", "shop"), "repository_destination", "itself");
    }

    @Test
    void aRepositoryHasItsOwnUserOrItsOwnDestination() {
        Map<String, String> user = Map.of(
                "jco.destination.repository.user", "META",
                "jco.destination.repository.passwd", "pw",
                "jco.destination.repository.check_interval", "5");
        assertThat(rfc("direct", user).settings().repository())
                .isEqualTo(new RfcSettings.Repository(
                        Optional.empty(),
                        Optional.of(new RfcLogon.ConfiguredUser("META", false, Secret.of("pw"))),
                        Duration.ofMinutes(5)));

        Map<String, String> destination = new HashMap<>(user);
        destination.put("jco.destination.repository_destination", "meta");
        assertThat(rfc("direct", destination).settings().repository())
                .isEqualTo(new RfcSettings.Repository(Optional.of("meta"), Optional.empty(), Duration.ZERO));
    }

    @Test
    void aClientCertificateLogsOnInPlaceOfAUser() {
        RfcLogon logon = rfc(
                        "websocket",
                        Map.of("jco.client.tls_client_certificate_logon", "1", "KeyStoreLocation", "client.pem"))
                .logon();

        assertThat(logon)
                .isEqualTo(new RfcLogon.ClientCertificate(
                        new KeyStoreReference("KeyStoreLocation", "client.pem", Secret.EMPTY)));
    }

    @Test
    void aPropagatedUserNeedsNoPassword() {
        Map<String, String> properties = Samples.of("RFC direct");
        properties.put("jco.destination.auth_type", "PrincipalPropagation");
        properties.remove("jco.client.passwd");
        try (LogRecorder log = new LogRecorder()) {
            Configuration destination = Samples.read(properties);

            assertThat(destination.authentication().userBound()).isTrue();
            assertThat(log.lines()).anyMatch(line -> line.contains("jco.client.user has no effect"));
        }
    }

    @ParameterizedTest
    @CsvSource({"https://{tenant}.id.example/token, true", "https://id.example/token, false"})
    void aTechnicalUsersTokenComesFromTheInternetWithItsSecretInTheForm(String url, boolean common) {
        Map<String, String> properties = Samples.of("RFC technical");
        properties.put("jco.client.tech_user_service_url", url);
        TokenService service = Samples.tokenService(properties);

        assertThat(service.url()).isEqualTo(url);
        assertThat(service.common()).isEqualTo(common);
        assertThat(service.proxyType()).isEqualTo(ProxyType.INTERNET);
        assertThat(service.clientId()).isEqualTo("client");
        assertThat(service.clientSecret()).contains(Secret.of("s3cret"));
        assertThat(service.credentialsInBody()).isTrue();
    }

    @Test
    void trustIsThatOfAWebSocketOverTheInternet() {
        RfcConfiguration destination =
                rfc("websocket", Map.of("TrustStoreLocation", "ca.pem", "jco.client.tls_trust_all", "0"));

        assertThat(destination.trust().storeLocation()).contains("ca.pem");
        assertThat(destination.stores()).containsExactly("ca.pem");
        assertThat(rfc("direct", Map.of("TrustStoreLocation", "ca.pem")).trust())
                .isEqualTo(TrustSettings.DEFAULT);
    }

    @Test
    void anInstallationMayForbidToTrustEverybody() {
        ReadingPolicy strict = new ReadingPolicy(true, false, Duration.ofSeconds(5), Duration.ofSeconds(30));
        Map<String, String> properties = Samples.of("RFC websocket");
        properties.put("jco.client.tls_trust_all", "1");

        assertThatThrownBy(() -> new ConfigurationReader(strict).read(DestinationProperties.of("shop", properties)))
                .hasMessageContaining("jco.client.tls_trust_all: is 1, which this installation forbids");
    }

    @Test
    @Tag("RFC-7")
    void propertiesOfJcoThatNobodyKnowsHereAreKept() {
        assertThat(rfc("direct", Map.of("jco.client.snc_mode", "1", "jco.destination.user_id", "x"))
                        .others())
                .isEqualTo(Map.of("jco.client.snc_mode", "1", "jco.destination.user_id", "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "direct, jco.client.passwd",
        "direct, jco.destination.repository.passwd",
        "technical, jco.client.tech_user_secret"
    })
    @Tag("RFC-8")
    void programsReadAMaskInPlaceOfASecret(String shape, String secret) {
        Map<String, String> user = Map.of(
                "jco.destination.repository.user", "META",
                "jco.destination.repository.passwd", "s3cret");

        assertThat(rfc(shape, user).visibleProperties())
                .containsEntry(secret, "*****")
                .doesNotContainValue("s3cret");
    }

    @Test
    @Tag("RFC-8")
    void passwordsOfStoresAreMaskedAsWell() {
        assertThat(rfc("direct", Map.of("jco.client.tls_p12passwd", "s3cret", "KeyStorePassword", "s3cret"))
                        .visibleProperties())
                .doesNotContainValue("s3cret");
    }
}
