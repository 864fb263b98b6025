package dev.fairlead.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.testing.RawPeer;
import dev.fairlead.transport.AddressPolicy;
import dev.fairlead.transport.DirectTransport;
import dev.fairlead.transport.TransportLimits;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.ServerKeys;
import dev.fairlead.trust.TlsFactory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are only fetched from where everybody could fetch them, unless the installation lists more. */
class KeyAddressTest {

    private final RawPeer peer = new RawPeer(socket -> {});

    @AfterEach
    void stop() throws IOException {
        peer.close();
    }

    private static void fetch(AddressPolicy policy, String url) {
        try (DirectTransport transport = new DirectTransport(
                new TlsFactory(ServerKeys.NONE, Clock.systemUTC())
                        .create("erp", TrustSettings.DEFAULT, Optional.empty(), Certificates.NONE),
                Duration.ofMillis(200),
                TransportLimits.DEFAULT,
                policy)) {
            new JsonDocuments(transport).get("erp", "keys", HttpUrl.parse(url), Optional.empty(), 1024);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    @Tag("AUTH-84")
    void keysAtALoopbackAddressAreNotAskedFor(String host) {
        assertThatThrownBy(() -> fetch(AddressPolicy.PUBLIC, "https://" + host + ":" + peer.port()))
                .isInstanceOfSatisfying(
                        DestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.TOKEN_SERVICE_UNREACHABLE))
                .hasMessageContaining("must not be connected to");
        assertThat(peer.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://169.254.169.254/latest", "https://[fd00:ec2::254]/", "https://[::ffff:a9fe:a9fe]/"})
    @Tag("AUTH-84")
    void keysAtAMetadataAddressAreNotAskedForEvenWhereItIsListed(String url) {
        AddressPolicy listed = AddressPolicy.PUBLIC.alsoAllowing(List.of("0.0.0.0/0", "::/0"));

        assertThatThrownBy(() -> fetch(listed, url)).hasMessageContaining("must not be connected to");
    }

    @Test
    void keysAtAListedAddressAreAskedFor() {
        AddressPolicy listed = AddressPolicy.PUBLIC.alsoAllowing(List.of("127.0.0.1"));

        assertThatThrownBy(() -> fetch(listed, "https://127.0.0.1:" + peer.port()))
                .isInstanceOf(DestinationException.class);
        assertThat(peer.connections()).isPositive();
    }
}
