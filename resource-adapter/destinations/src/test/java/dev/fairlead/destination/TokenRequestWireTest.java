package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.testing.FakeTunnel;
import dev.fairlead.testing.LogRecorder;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.TestCa;
import dev.fairlead.testing.TokenEndpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the token service is asked, and how it is reached. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenRequestWireTest extends ClientCredentialsFixture {

    @Test
    @Tag("AUTH-1")
    void theClientShowsItselfInTheBody() {
        assertThat(authorization()).isEqualTo("Bearer token-1");

        Peer.Seen request = tokens.requests().get(0);
        assertThat(tokens.requests()).hasSize(1);
        assertThat(request.header("Authorization")).isNull();
        assertThat(request.body())
                .isEqualTo("grant_type=client_credentials&client_id=client&client_secret=client-s3cret");
    }

    @Test
    void theClientMayShowItselfByBasicInstead() {
        restart(Map.of("tokenService.addClientCredentialsInBody", "false"));

        assertThat(authorization()).isEqualTo("Bearer token-1");
        assertThat(tokens.requests().get(0).body()).isEqualTo("grant_type=client_credentials");
    }

    @Test
    @Tag("AUTH-7")
    @Tag("AUTH-8")
    void furtherHeadersQueriesParametersAndScopesReachTheTokenService() {
        tokens.extend("token_format");
        restart(Map.of(
                "tokenServiceURL", tokens.url() + "?a=1",
                "tokenServiceURL.headers.X-Tenant", "t1",
                "tokenServiceURL.queries.resource", "urn:My Dep",
                "tokenService.body.token_format", "jwt",
                "scope", "Read  write",
                "URL.headers.X-Target", "only"));

        assertThat(authorization()).isEqualTo("Bearer token-1");

        Peer.Seen request = tokens.requests().get(0);
        assertThat(request.target()).isEqualTo("/oauth/token?a=1&resource=urn%3AMy+Dep");
        assertThat(request.header("X-Tenant")).isEqualTo("t1");
        assertThat(request.header("X-Target")).isNull();
        assertThat(request.body())
                .startsWith("grant_type=client_credentials&scope=Read+write&")
                .endsWith("&token_format=jwt");
    }

    @Test
    @Tag("AUTH-9")
    void furtherParametersCannotReplaceTheGrant() {
        try (LogRecorder log = new LogRecorder()) {
            restart(Map.of("tokenService.body.grant_type", "password", "tokenService.body.client_id", "other"));

            assertThat(authorization()).isEqualTo("Bearer token-1");
            assertThat(log.lines())
                    .anyMatch(line ->
                            line.contains("'target'") && line.contains("tokenService.body.grant_type has no effect"));
        }
        assertThat(TokenEndpoint.form(tokens.requests().get(0)))
                .containsEntry("grant_type", List.of("client_credentials"))
                .containsEntry("client_id", List.of("client"));
    }

    @Test
    void theTokenServiceIsTrustedAsTheDestinationSays(@TempDir Path directory) {
        TestCa ca = TestCa.create("CA");
        ca.writePem(directory.resolve("ca.pem"));
        try (Peer secure = Peer.https(
                ca.server("localhost", "127.0.0.1"),
                (exchange, request) -> tokens.issue(exchange, "\"expires_in\":60"))) {
            restart(Map.of("tokenServiceURL", secure.url()));
            assertThat(failure().code()).isEqualTo(ErrorCode.TLS_FAILED);
            assertThat(failure()).hasMessageContaining("token service");

            engine.close();
            engine = builder(Map.of("tokenServiceURL", secure.url(), "TrustStoreLocation", "ca.pem"))
                    .trustDirectory(directory)
                    .build();
            assertThat(authorization()).isEqualTo("Bearer token-1");
        }
    }

    @Test
    @Tag("AUTH-23")
    void theTokenServiceMayStandBehindTheTunnel() {
        FakeTunnel tunnel = new FakeTunnel(tokens.port());
        engine.close();
        engine = builder(Map.of(
                        "tokenServiceURL", "http://id.virtual/token",
                        "tokenServiceURL.ProxyType", "OnPremise",
                        "CloudConnectorLocationId", "berlin"))
                .tunnel(tunnel)
                .build();

        assertThat(authorization()).isEqualTo("Bearer token-1");
        assertThat(tunnel.onlyRequest().virtualHost()).isEqualTo("id.virtual");
        assertThat(tunnel.onlyRequest().locationId()).isEqualTo("berlin");
        assertThat(tunnel.onlyRequest().principal()).isEmpty();
        assertThat(target.requests()).hasSize(1);
    }

    @Test
    @Tag("AUTH-23")
    void theTokenServiceStandsWhereTheTargetStandsUnlessItIsSaid() {
        FakeTunnel tunnel = new FakeTunnel(tokens.port());
        engine.close();
        engine = builder(Map.of(
                        "URL", "http://erp.virtual",
                        "ProxyType", "OnPremise",
                        "tokenServiceURL", "http://id.virtual/token",
                        "CloudConnectorLocationId", "berlin"))
                .tunnel(tunnel)
                .build();

        assertThat(engine.token(TARGET, CallContext.NONE)).isPresent();
        assertThat(tunnel.onlyRequest().virtualHost()).isEqualTo("id.virtual");
        assertThat(tunnel.onlyRequest().locationId()).isEqualTo("berlin");
    }
}
