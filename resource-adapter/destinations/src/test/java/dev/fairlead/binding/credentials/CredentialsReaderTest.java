package dev.fairlead.binding.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.binding.BindingCredentials;
import dev.fairlead.binding.ServiceBinding;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the keys of a binding mean. */
class CredentialsReaderTest {

    private static final String SECRET = "b1nding-s3cret";
    private static final Map<String, String> WITH_SECRET = Map.of(
            "uri", "https://service.example.org",
            "url", "https://provider.authentication.example.org",
            "uaadomain", "authentication.example.org",
            "clientid", "client",
            "clientsecret", SECRET);
    private static final Map<String, String> WITH_CERTIFICATE = Map.of(
            "uri", "https://service.example.org",
            "url", "https://provider.authentication.example.org",
            "certurl", "https://provider.authentication.cert.example.org",
            "uaadomain", "authentication.example.org",
            "clientid", "client",
            "certificate", "-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----\\n",
            "key", "-----BEGIN PRIVATE KEY-----\\n" + SECRET + "\\n-----END PRIVATE KEY-----\\n",
            "credential-type", "x509");

    private final CredentialsReader reader = new CredentialsReader(ClientKeys.NONE, false);

    private static ServiceBinding binding(String label, Map<String, String> credentials) {
        return new ServiceBinding(
                label, "mine", "lite", List.of(), "mine", "guid-1", BindingCredentials.of(credentials));
    }

    private static Map<String, String> with(Map<String, String> credentials, String key, String value) {
        Map<String, String> changed = new HashMap<>(credentials);
        changed.put(key, value);
        return changed;
    }

    private static Map<String, String> without(Map<String, String> credentials, String... keys) {
        Map<String, String> changed = new HashMap<>(credentials);
        List.of(keys).forEach(changed::remove);
        return changed;
    }

    private ServiceClient client(Map<String, String> credentials) {
        return reader.destination(binding("destination", credentials)).client();
    }

    @Test
    void theServiceIsUriAndTheTokenServiceIsUrl() {
        DestinationServiceCredentials credentials = reader.destination(binding("destination", WITH_SECRET));

        assertThat(credentials.uri()).hasToString("https://service.example.org");
        assertThat(credentials.client().tokenUrl())
                .hasToString("https://provider.authentication.example.org/oauth/token");
        assertThat(credentials.client().clientId()).isEqualTo("client");
        assertThat(credentials.client().secret()).contains(Secret.of(SECRET));
        assertThat(credentials.client().key()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x509", "X509", "X509_GENERATED", "x509-generated"})
    @Tag("DEST-105")
    void aCertificateMeansCerturlAndNoSecret(String type) {
        ServiceClient client = client(with(with(WITH_CERTIFICATE, "credential-type", type), "clientsecret", "unused"));

        assertThat(client.tokenUrl()).hasToString("https://provider.authentication.cert.example.org/oauth/token");
        assertThat(client.secret()).isEmpty();
        assertThat(client.key().orElseThrow().certificates())
                .isEqualTo("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        assertThat(client.key().orElseThrow().pem().reveal()).isEqualTo("""
                -----BEGIN PRIVATE KEY-----
                b1nding-s3cret
                -----END PRIVATE KEY-----
                -----BEGIN CERTIFICATE-----
                MIIB
                -----END CERTIFICATE-----
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binding-secret", "BINDING_SECRET", "instance-secret", "Instance_Secret"})
    void typesOfSecretsAreComparedLeniently(String type) {
        assertThat(client(with(WITH_SECRET, "credential-type", type)).secret()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X509_PROVIDED", "x509-provided", "X509_ATTESTED"})
    void aKeyThatNobodyGivesIsRefused(String type) {
        assertThatThrownBy(() -> client(with(without(WITH_CERTIFICATE, "key"), "credential-type", type)))
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.BINDING_UNUSABLE))
                .hasMessageContaining("binding 'mine' of service destination")
                .hasMessageContaining("whose private key is not in the binding and nobody gives it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X509_PROVIDED", "X509_ATTESTED"})
    void aKeyFromOutsideIsUsed(String type) {
        PemKey given = new PemKey("certificate", Secret.of("first"));
        CredentialsReader withKeys = new CredentialsReader(
                binding -> Optional.of(given).filter(key -> binding.name().equals("mine")), false);
        ServiceBinding binding =
                binding("destination", with(without(WITH_CERTIFICATE, "key", "certificate"), "credential-type", type));

        assertThat(withKeys.destination(binding).client().key()).contains(given);
    }

    @Test
    void aKeyFromOutsideCountsAsChangedCredentialsWhenItChanges() {
        ServiceBinding binding =
                binding("destination", with(without(WITH_CERTIFICATE, "key"), "credential-type", "X509_PROVIDED"));
        ServiceClient first = new CredentialsReader(any -> Optional.of(new PemKey("c", Secret.of("first"))), false)
                .destination(binding)
                .client();
        ServiceClient second = new CredentialsReader(any -> Optional.of(new PemKey("c", Secret.of("second"))), false)
                .destination(binding)
                .client();

        assertThat(first.digest()).isNotEqualTo(second.digest());
    }

    @Test
    void aProvidedCertificateWhoseKeyIsInTheBindingNeedsNobody() {
        assertThat(client(with(WITH_CERTIFICATE, "credential-type", "X509_PROVIDED"))
                        .key())
                .isPresent();
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnceWithoutValues() {
        assertThatThrownBy(() -> client(Map.of("clientsecret", SECRET, "uaadomain", "x.example")))
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.BINDING_UNUSABLE))
                .hasMessageContaining("lacks uri, url, clientid")
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "certificate, lacks certificate",
        "key, lacks key",
        "certurl, lacks certurl",
        "clientid, lacks clientid",
        "uri, lacks uri"
    })
    void whatACertificateNeedsIsNamed(String key, String message) {
        assertThatThrownBy(() -> client(without(WITH_CERTIFICATE, key)))
                .hasMessageContaining(message)
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "uri, not a url, uri is no URL",
        "uri, http://service.example.org, uri is not https",
        "url, http://auth.example.org, url is not https",
        "url, https://user:b1nding-s3cret@auth.example.org, url contains user information",
        "credential-type, kerberos, credential-type is unknown",
        "clientsecret, '  ', lacks clientsecret"
    })
    void whatIsWrongIsNamedWithoutItsValue(String key, String value, String message) {
        assertThatThrownBy(() -> client(with(WITH_SECRET, key, value)))
                .hasMessageContaining(message)
                .hasMessageNotContaining(SECRET)
                .hasMessageNotContaining("kerberos");
    }

    @Test
    void servicesWithoutTlsAreForDevelopment() {
        CredentialsReader lenient = new CredentialsReader(ClientKeys.NONE, true);

        assertThat(lenient.destination(binding("destination", with(WITH_SECRET, "uri", "http://localhost:1")))
                        .uri())
                .hasToString("http://localhost:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/oauth/token", "/oauth/token/"})
    @Tag("CONN-5")
    void theTokenEndpointIsFoundWithAndWithoutItsPath(String path) {
        assertThat(client(with(WITH_SECRET, "url", "https://provider.authentication.example.org" + path))
                        .tokenUrl()
                        .path())
                .isEqualTo("/oauth/token");
    }

    @Test
    void aDomainMayHaveThePortOfADevelopmentServer() {
        ServiceClient client = client(
                with(with(WITH_SECRET, "url", "https://provider.localhost:8443"), "uaadomain", "localhost:8443"));

        assertThat(client.tokenUrl("acme")).hasToString("https://acme.localhost:8443/oauth/token");
    }

    @Test
    void identityHasAnEndpointOfItsOwn() {
        ServiceClient secret = reader.identity(binding(
                "identity", Map.of("url", "https://acme.accounts.example", "clientid", "id", "clientsecret", SECRET)));
        ServiceClient certificate = reader.identity(binding(
                "identity",
                Map.of(
                        "url", "https://acme.accounts.example",
                        "clientid", "id",
                        "certificate", "c",
                        "key", "k",
                        "credential-type", "X509_GENERATED")));

        assertThat(secret.issuer()).isEqualTo(TokenIssuer.IDENTITY);
        assertThat(secret.tokenUrl()).hasToString("https://acme.accounts.example/oauth2/token");
        assertThat(certificate.key()).isPresent();
        assertThat(certificate.tokenUrl()).hasToString("https://acme.accounts.example/oauth2/token");
    }

    @Test
    @Tag("DEST-107")
    @Tag("CONN-1")
    void newConnectivityKeysWinOverThoseTheyReplaced() {
        Map<String, String> both = new HashMap<>(Map.of(
                "onpremise_proxy_host", "10.0.85.1",
                "onpremise_proxy_port", "1",
                "onpremise_proxy_http_port", "20003",
                "onpremise_socks5_proxy_port", "20004",
                "onpremise_proxy_rfc_port", "20001",
                "token_service_url", "https://new.authentication.example.org",
                "url", "https://old.authentication.example.org",
                "clientid", "client",
                "clientsecret", SECRET));

        ConnectivityServiceCredentials read = reader.connectivity(binding("connectivity", both));

        assertThat(read.proxyHost()).isEqualTo("10.0.85.1");
        assertThat(read.httpPort()).isEqualTo(20003);
        assertThat(read.socks5Port()).hasValue(20004);
        assertThat(read.rfcPort()).hasValue(20001);
        assertThat(read.ldapPort()).isEmpty();
        assertThat(read.instanceGuid()).isEqualTo("guid-1");
        assertThat(read.client().tokenUrl()).hasToString("https://new.authentication.example.org/oauth/token");

        ConnectivityServiceCredentials old = reader.connectivity(
                binding("connectivity", without(both, "onpremise_proxy_http_port", "token_service_url")));

        assertThat(old.httpPort()).isEqualTo(1);
        assertThat(old.client().tokenUrl()).hasToString("https://old.authentication.example.org/oauth/token");
    }

    @ParameterizedTest
    @CsvSource({
        "onpremise_proxy_http_port, 0, onpremise_proxy_http_port is no port",
        "onpremise_proxy_http_port, x, onpremise_proxy_http_port is no port",
        "onpremise_socks5_proxy_port, 65536, onpremise_socks5_proxy_port is no port",
        "onpremise_proxy_host, '', lacks onpremise_proxy_host"
    })
    @Tag("CONN-3")
    void proxiesNeedHostAndPorts(String key, String value, String message) {
        Map<String, String> credentials = with(WITH_SECRET, "onpremise_proxy_host", "proxy");
        credentials.put("onpremise_proxy_http_port", "20003");
        credentials.put(key, value);

        assertThatThrownBy(() -> reader.connectivity(binding("connectivity", credentials)))
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.BINDING_UNUSABLE))
                .hasMessageContaining(message);
    }

    @Test
    @Tag("CONN-6")
    void identityServesProxiesOnlyIfTheirBindingSaysSo() {
        Map<String, String> proxies = with(WITH_SECRET, "onpremise_proxy_host", "proxy");
        proxies.put("onpremise_proxy_http_port", "20003");
        ServiceBinding identity = binding(
                "identity", Map.of("url", "https://acme.accounts.example", "clientid", "id", "clientsecret", SECRET));

        assertThatThrownBy(() -> reader.connectivity(binding("connectivity", proxies), identity))
                .hasMessageContaining("token-type does not say that tokens of Cloud Identity Services are taken");
        assertThat(reader.connectivity(binding("connectivity", with(proxies, "token-type", "ias")), identity)
                        .client()
                        .resource())
                .contains("urn:sap:identity:application:service:id:guid-1");
    }

    @Test
    void nothingPrintsASecret() {
        ServiceClient secret = client(WITH_SECRET);
        ServiceClient certificate = client(WITH_CERTIFICATE);

        assertThat(List.of(
                                reader.destination(binding("destination", WITH_SECRET)),
                                secret,
                                certificate,
                                certificate.key().orElseThrow())
                        .toString())
                .contains("binding 'mine'")
                .doesNotContain(SECRET)
                .doesNotContain("MIIB");
    }
}
