package dev.fairlead.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.testing.Peer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens of several tenants. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenTenantTest extends ClientCredentialsFixture {

    @Test
    @Tag("AUTH-27")
    void tenantsHaveTheirOwnEndpointsAndTokens() {
        restart(Map.of(
                "tokenServiceURLType",
                "Common",
                "tokenServiceURL",
                "http://127.0.0.1:" + tokens.port() + "/t/{tenant}/token"));

        assertThat(ofTenant("acme").text()).isEqualTo("Bearer token-1");
        assertThat(ofTenant("umbrella").text()).isEqualTo("Bearer token-2");
        assertThat(ofTenant("acme").text()).isEqualTo("Bearer token-1");
        assertThat(tokens.requests())
                .extracting(Peer.Seen::target)
                .containsExactly("/t/acme/token", "/t/umbrella/token");
    }

    @Test
    @Tag("AUTH-27")
    void tenantsInParallelNeverShareAToken() throws Exception {
        restart(Map.of(
                "tokenServiceURLType",
                "Common",
                "tokenServiceURL",
                "http://127.0.0.1:" + tokens.port() + "/t/{tenant}/token"));
        tokens.behave((exchange, request) -> Peer.answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"of" + request.target().replace('/', '-') + "\",\"expires_in\":60}"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> calls = IntStream.range(0, 400)
                    .mapToObj(i -> threads.submit(() -> {
                        String tenant = "tenant" + i % 4;
                        return ofTenant(tenant).text().equals("Bearer of-t-" + tenant + "-token");
                    }))
                    .toList();
            for (Future<Boolean> call : calls) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(tokens.requests()).hasSize(4);
    }

    @Test
    @Tag("AUTH-57")
    void aDedicatedEndpointIsOfOneTenant() {
        assertThatThrownBy(() -> ofTenant("acme"))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TENANT_NOT_ALLOWED));
        assertThat(tokens.requests()).isEmpty();
    }

    @Test
    @Tag("AUTH-57")
    void aCommonEndpointNeedsATenantThatFits() {
        restart(Map.of("tokenServiceURLType", "Common"));

        assertThat(failure().code()).isEqualTo(ErrorCode.TENANT_MISSING);
        assertThatThrownBy(() -> ofTenant("evil.com/#"))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TENANT_INVALID));
        assertThat(tokens.requests()).isEmpty();
    }

    private DestinationResponse ofTenant(String tenant) {
        return engine.send(
                new DestinationLookup("", tenant, "target", LookupOptions.DEFAULT),
                Optional.empty(),
                DestinationRequest.get("x"));
    }
}
