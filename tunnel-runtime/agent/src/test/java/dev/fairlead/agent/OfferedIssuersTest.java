package dev.fairlead.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.fixture.TunnelClient;
import dev.fairlead.agent.fixture.TunnelledAgent;
import dev.fairlead.gateway.service.IssuerOffer;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.fixture.TestIssuer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Issuers whose keys an agent has from its gateway, over the tunnel. */
@Timeout(60)
class OfferedIssuersTest {
    private static final TestIssuer LISTED = new TestIssuer("https://app.example/fairlead", "k1");
    private static final TestIssuer NEW = new TestIssuer("https://new.example", "k1");

    @TempDir
    private Path directory;

    private TunnelledAgent tunnelled;
    private TunnelClient client;

    @BeforeEach
    void start() throws Exception {
        tunnelled = new TunnelledAgent(directory, """
                trust: {issuers: [{issuer: "https://app.example/fairlead", keysFrom: gateway}]}
                mappings:
                  - virtual: erp.corp:443
                    internal: https://127.0.0.1:%d
                    authenticationMode: X509_GENERAL
                    presentPrincipal: HANDSHAKE
                    resources: [{path: /, subPaths: true}]
                """);
        client = new TunnelClient(tunnelled.gateway());
    }

    @AfterEach
    void stop() {
        tunnelled.close();
    }

    @Test
    void usersOfAnIssuerThatTheConfigurationNamesAreAcceptedByTheKeysOfTheGateway() throws Exception {
        tunnelled.gateway().offer(List.of(offer(LISTED, "default")));

        assertThat(call(LISTED)).endsWith("hello");

        assertThat(tunnelled.backend().seen())
                .extracting(TestBackend.Seen::client)
                .containsExactly("CN=alice");
    }

    @Tag("AUTH-86")
    @Test
    void anIssuerThatTheGatewayOffersAndTheConfigurationDoesNotNameIsNotTrusted() {
        tunnelled.gateway().offer(List.of(offer(LISTED, "default"), offer(NEW, "default")));

        assertRejected(NEW);

        assertThat(tunnelled.backend().seen()).isEmpty();
    }

    @Test
    void anIssuerThatIsOfferedToAnotherTenantIsNotTrusted() {
        tunnelled.gateway().offer(List.of(offer(LISTED, "bravo")));

        assertRejected(LISTED);
    }

    @Test
    void anIssuerThatTheGatewayDoesNotOfferIsNotTrusted() {
        assertRejected(LISTED);
    }

    @Test
    void keysThatCannotBeReadStopNoOtherIssuer() throws Exception {
        tunnelled
                .gateway()
                .offer(List.of(
                        new IssuerOffer(
                                "https://broken.example",
                                () -> {
                                    throw new IOException("no such file");
                                },
                                Set.of("default")),
                        new IssuerOffer("https://odd.example", () -> "no JSON", Set.of("default")),
                        offer(LISTED, "default")));

        assertThat(call(LISTED)).endsWith("hello");
    }

    private static IssuerOffer offer(TestIssuer issuer, String tenant) {
        String name = issuer == LISTED ? "https://app.example/fairlead" : "https://new.example";
        return new IssuerOffer(name, issuer::jwks, Set.of(tenant));
    }

    private String call(TestIssuer issuer) throws IOException {
        return client.get("erp.corp", "443", "/orders", Optional.of(issuer.userToken("alice")));
    }

    private void assertRejected(TestIssuer issuer) {
        assertThatThrownBy(() -> call(issuer))
                .isInstanceOfSatisfying(
                        StreamException.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(TunnelErrorCode.PRINCIPAL_REJECTED));
    }
}
