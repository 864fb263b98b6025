package dev.fairlead.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.destination.source.MapSource;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.RouteUnavailableException;
import dev.fairlead.finder.Freshness;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.testing.Crowd;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.Silence;
import dev.fairlead.testing.TokenEndpoint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A destination that changes between the look-up and the token: credentials of one version never go to another. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChangingDestinationTest extends RemoteFixture {

    private static final DestinationLookup ERP = lookup("", "erp");

    private final AtomicInteger version = new AtomicInteger();

    private void change(String... more) {
        Map<String, String> properties = properties("OAuth2ClientCredentials", more);
        properties.put("URL.queries.version", String.valueOf(version.incrementAndGet()));
        service.put(PROVIDER, "subaccount", "erp", properties);
    }

    private ErrorCode failure() {
        return catchThrowableOfType(DestinationException.class, () -> get(ERP, Optional.empty()))
                .code();
    }

    private List<String> targets() {
        return target.requests().stream().map(Peer.Seen::target).toList();
    }

    @Test
    void aTokenOfAnotherVersionNeverGoesToTheTarget() {
        change();
        engine.describe(ERP);
        try (Peer other = Peer.http(Peer.answering("other"))) {
            change("URL", other.url());

            get(ERP, Optional.empty());

            assertThat(target.requests()).isEmpty();
            assertThat(other.onlyRequest().header("Authorization")).startsWith("Bearer client-provider-");
        }
    }

    @Test
    void manyWhoWaitForTheTokenAllCallTheNewVersion() throws Exception {
        change();
        engine.describe(ERP);
        change();
        CountDownLatch answer = new CountDownLatch(1);
        service.fault((exchange, request) -> {
            Silence.until(answer);
            service.answer(exchange, request);
        });

        try (Crowd<Integer> calls = new Crowd<>(16, () -> get(ERP, Optional.empty()))) {
            calls.awaitWaiting(15);
            answer.countDown();

            assertThat(calls.results()).containsOnly(200);
        }

        assertThat(targets()).hasSize(16).containsOnly("/x?version=2");
        assertThat(service.finds())
                .as("look-up and token of the first version, and of the second")
                .hasSize(4);
    }

    @Test
    void oneThatChangesAtEachLookFailsTheCallUntilItRests() {
        change();
        engine.describe(ERP);
        service.breakDown((exchange, request) -> {
            change();
            service.answer(exchange, request);
        });

        assertThatThrownBy(() -> get(ERP, Optional.empty()))
                .isInstanceOfSatisfying(
                        RouteUnavailableException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.DESTINATION_CHANGING))
                .hasMessageContaining("destination 'erp'");
        assertThat(target.requests()).isEmpty();

        service.recover();
        get(ERP, Optional.empty());
        assertThat(targets()).containsExactly("/x?version=" + version);
    }

    @Test
    void oneThatChangesAtEachLookFailsAllWhoWait() throws Exception {
        change();
        engine.describe(ERP);
        service.breakDown((exchange, request) -> {
            change();
            service.answer(exchange, request);
        });

        try (Crowd<ErrorCode> calls = new Crowd<>(16, this::failure)) {
            assertThat(calls.results()).containsOnly(ErrorCode.DESTINATION_CHANGING);
        }
        assertThat(target.requests()).isEmpty();
    }

    @Test
    void anEarlyRenewalThatSeesAnotherVersionFailsNoCall() {
        engine.close();
        engine = builder(options().freshness(new Freshness(Duration.ofHours(1), Duration.ofSeconds(10), Duration.ZERO)))
                .build();
        change();
        get(ERP, Optional.empty());
        change();
        clock.advance(Duration.ofMinutes(31));

        get(ERP, Optional.empty());
        get(ERP, Optional.empty());
        assertThat(service.finds()).as("one renewal for now").hasSize(2);

        clock.advance(Duration.ofMinutes(29));
        get(ERP, Optional.empty());
        assertThat(targets()).containsExactly("/x?version=1", "/x?version=1", "/x?version=1", "/x?version=2");
    }

    @Test
    void oneThatGivesAssertionsToAnotherIsLookedUpAnewItself() {
        try (TokenEndpoint tokens =
                new TokenEndpoint().know(request -> TokenEndpoint.form(request).containsKey("client_assertion"))) {
            Map<String, String> properties = new HashMap<>(tokens.properties(target.url()));
            properties.remove("clientSecret");
            properties.put("Type", "HTTP");
            properties.put("clientAssertion.destinationName", "erp");
            engine.close();
            engine = builder(options())
                    .sources(List.of(MapSource.of("local", properties)))
                    .build();
            String type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
            change("clientAssertion.type", type);
            engine.describe(ERP);
            change("clientAssertion.type", type);

            get(lookup("", "local"), Optional.empty());

            assertThat(TokenEndpoint.form(tokens.requests().get(0)).get("client_assertion"))
                    .singleElement()
                    .asString()
                    .startsWith("client-provider-");
        }
    }
}
