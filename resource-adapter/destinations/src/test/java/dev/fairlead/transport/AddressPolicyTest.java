package dev.fairlead.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.testing.Peer;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.ServerKeys;
import dev.fairlead.trust.TlsFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "fe80::1",
                "fd00:ec2::254",
                "168.63.129.16",
                "100.100.100.200",
                "::ffff:169.254.169.254"
            })
    void whereCloudsTellMachinesTheirSecretsIsRefusedToEverybody(String literal) {
        assertThat(AddressPolicy.ADMINISTRATED.allows(address(literal))).isFalse();
        assertThat(AddressPolicy.PUBLIC.allows(address(literal))).isFalse();
        assertThat(AddressPolicy.PUBLIC.alsoAllowing(List.of(literal)).allows(address(literal)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fc00::1",
                "fd12::1",
                "fec0::1",
                "ff02::1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void privateAndLoopbackAddressesAreForAdministratorsOnly(String literal) {
        assertThat(AddressPolicy.ADMINISTRATED.allows(address(literal))).isTrue();
        assertThat(AddressPolicy.PUBLIC.allows(address(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.15.255.255", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "126.0.0.1"})
    void addressesOfTheInternetAreForEverybody(String literal) {
        assertThat(AddressPolicy.PUBLIC.allows(address(literal))).isTrue();
    }

    @Test
    void listedNetworksAreAllowedBesides() {
        AddressPolicy policy = AddressPolicy.PUBLIC.alsoAllowing(List.of("10.1.0.0/17", "192.168.1.1", "fd12::/16"));

        assertThat(List.of("10.1.0.1", "10.1.127.255", "192.168.1.1", "fd12:3::4"))
                .allMatch(literal -> policy.allows(address(literal)));
        assertThat(List.of("10.1.128.0", "10.2.0.1", "192.168.1.2", "fd13::1", "127.0.0.1"))
                .noneMatch(literal -> policy.allows(address(literal)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129", "/8"})
    void aListedNetworkThatIsNoneIsRefused(String network) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressPolicy.PUBLIC.alsoAllowing(List.of(network)))
                .withMessageContaining("'" + network + "'");
    }

    private static DirectTransport transport(AddressPolicy policy) {
        return new DirectTransport(
                new TlsFactory(ServerKeys.NONE, Clock.systemUTC())
                        .create("erp", TrustSettings.DEFAULT, Optional.empty(), Certificates.NONE),
                Duration.ofSeconds(5),
                TransportLimits.DEFAULT,
                policy);
    }

    private static Exchange get(String url) {
        return new Exchange(
                "erp",
                "target",
                "GET",
                HttpUrl.parse(url),
                "/",
                List.of(),
                Optional.empty(),
                Duration.ofSeconds(5),
                Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void aNameIsResolvedBeforeItIsJudged(String host) {
        try (Peer peer = Peer.http(Peer.answering("ok"));
                DirectTransport anywhere = transport(AddressPolicy.ADMINISTRATED);
                DirectTransport outside = transport(AddressPolicy.PUBLIC)) {
            assertThat(anywhere.exchange(get(peer.url(host))).text()).isEqualTo("ok");

            assertThatThrownBy(() -> outside.exchange(get(peer.url(host))))
                    .isInstanceOfSatisfying(
                            InvalidDestinationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.PROPERTY_INVALID))
                    .hasMessageContaining(host + " has an address that must not be connected to");
            assertThat(peer.requests()).hasSize(1);
        }
    }
}
