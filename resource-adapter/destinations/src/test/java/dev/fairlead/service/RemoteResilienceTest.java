package dev.fairlead.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testing.Peer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens while the Destination service is slow, refuses or is gone. */
class RemoteResilienceTest extends RemoteFixture {

    private static final DestinationLookup ERP = lookup("", "erp");

    private static Peer.Handler answering(int status) {
        return (exchange, request) -> Peer.answer(exchange, status, "text/plain", "out of order");
    }

    private void put() {
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication"));
    }

    private ErrorCode failure(DestinationLookup lookup) {
        try {
            engine.describe(lookup);
            throw new AssertionError("There was an answer");
        } catch (DestinationException e) {
            return e.code();
        }
    }

    @Test
    @Tag("DEST-102")
    void whatIsOutOfOrderIsAskedThreeTimesWithGrowingPauses() {
        put();
        service.fault(answering(503));
        service.fault(answering(502));

        engine.describe(ERP);

        assertThat(service.finds()).hasSize(3);
        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(150));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(200), Duration.ofMillis(300));
    }

    @Test
    void theServiceSaysHowLongToWait() {
        put();
        service.fault((exchange, request) -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            Peer.answer(exchange, 429, "text/plain", "");
        });

        engine.describe(ERP);

        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void whatIsRefusedIsNotRetried() {
        service.breakDown(answering(400));

        assertThat(failure(ERP)).isEqualTo(ErrorCode.SERVICE_REFUSED);
        assertThat(service.finds()).hasSize(1);
    }

    @Test
    void aRefusedTokenOfTheServiceIsReplacedOnce() {
        put();
        engine.describe(ERP);
        service.revokeBindingTokens();
        clock.advance(Duration.ofMinutes(5));

        engine.describe(ERP);

        assertThat(service.tokenRequests()).hasSize(2);
        assertThat(service.finds()).hasSize(3);

        service.breakDown(answering(403));
        clock.advance(Duration.ofMinutes(5));
        assertThat(failure(ERP)).isEqualTo(ErrorCode.SERVICE_REFUSED);
        assertThat(service.finds()).hasSize(5);
    }

    @Test
    @Tag("DEST-101")
    void inAnOutageWhatIsKnownServesOnForAnHour() {
        put();
        engine.describe(ERP);
        service.breakDown(answering(500));

        clock.advance(Duration.ofMinutes(6));
        assertThat(get(ERP, Optional.empty())).isEqualTo(200);
        clock.advance(Duration.ofMinutes(50));
        assertThat(get(ERP, Optional.empty())).isEqualTo(200);

        clock.advance(Duration.ofMinutes(20));
        assertThat(failure(ERP)).isIn(ErrorCode.SERVICE_UNREACHABLE, ErrorCode.SERVICE_SUSPENDED);
    }

    @Test
    @Tag("DEST-101")
    void inAnOutageAnExpiredTokenServesNoLonger() {
        service.put(PROVIDER, "subaccount", "erp", properties("OAuth2ClientCredentials"));
        service.expiresIn("600");
        get(ERP, Optional.empty());
        service.breakDown(answering(503));

        clock.advance(Duration.ofMinutes(8));
        assertThat(get(ERP, Optional.empty())).isEqualTo(200);

        clock.advance(Duration.ofMinutes(3));
        assertThatThrownBy(() -> get(ERP, Optional.empty()))
                .isInstanceOfSatisfying(
                        DestinationException.class,
                        e -> assertThat(e.code()).isIn(ErrorCode.SERVICE_UNREACHABLE, ErrorCode.SERVICE_SUSPENDED));
        assertThat(target.requests()).hasSize(2);
    }

    @Test
    void whatTheServiceNoLongerKnowsOrGivesIsNotServedOn() {
        put();
        engine.describe(ERP);
        service.remove(PROVIDER, "subaccount", "erp");
        clock.advance(Duration.ofMinutes(5));
        assertThat(failure(ERP)).isEqualTo(ErrorCode.DESTINATION_NOT_FOUND);

        put();
        clock.advance(Duration.ofSeconds(10));
        engine.describe(ERP);
        service.breakDown(answering(401));
        clock.advance(Duration.ofMinutes(5));
        assertThat(failure(ERP)).isEqualTo(ErrorCode.SERVICE_REFUSED);
    }

    @Test
    @Tag("DEST-102")
    void theBreakerOpensAfterHalfOfTenCallsFailedAndRecovers() {
        service.breakDown(answering(500));
        for (int i = 0; i < 10; i++) {
            assertThat(failure(lookup("", "d" + i))).isEqualTo(ErrorCode.SERVICE_UNREACHABLE);
        }
        int asked = service.finds().size();

        assertThat(failure(ERP)).isEqualTo(ErrorCode.SERVICE_SUSPENDED);
        assertThat(service.finds()).hasSize(asked);

        service.recover();
        put();
        clock.advance(Duration.ofSeconds(10));
        assertThat(engine.describe(ERP).name()).isEqualTo("erp");
    }

    @Test
    void theBreakerOfOneTenantIsNotThatOfAnother() {
        service.put("acme", "subaccount", "erp", properties("NoAuthentication"));
        service.breakDown(answering(500));
        for (int i = 0; i < 10; i++) {
            failure(lookup("", "d" + i));
        }
        service.recover();

        assertThat(failure(ERP)).isEqualTo(ErrorCode.SERVICE_SUSPENDED);
        assertThat(engine.describe(lookup("acme", "erp")).name()).isEqualTo("erp");
    }

    @Test
    void aMissingDestinationNeverOpensABreakerForOthers() {
        put();
        for (int i = 0; i < 50; i++) {
            DestinationLookup missing = lookup("", "missing-" + i);
            assertThatThrownBy(() -> engine.describe(missing)).isInstanceOf(DestinationNotFoundException.class);
        }

        assertThat(engine.describe(ERP).name()).isEqualTo("erp");
    }

    @Test
    void aRouterThatDoesNotFindTheServiceDoesNotSayThatTheDestinationIsMissing() {
        service.breakDown((exchange, request) -> {
            exchange.getResponseHeaders().set("X-Cf-RouterError", "unknown_route");
            Peer.answer(exchange, 404, "text/plain", "404 Not Found: Requested route does not exist.");
        });

        assertThat(failure(ERP)).isEqualTo(ErrorCode.SERVICE_UNREACHABLE);
    }

    @Test
    @Tag("DEST-100")
    void aThousandFirstCallsMakeOneRequest() throws Exception {
        service.put(PROVIDER, "subaccount", "erp", properties("OAuth2ClientCredentials"));
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                calls.add(threads.submit(() -> get(ERP, Optional.empty())));
            }
            for (Future<Integer> call : calls) {
                assertThat(call.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(service.finds()).hasSize(1);
        assertThat(service.tokenRequests()).hasSize(1);
        assertThat(target.requests()).hasSize(1000);
    }
}
