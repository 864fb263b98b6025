package dev.fairlead.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.DestinationNotFoundException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.source.DestinationLevel;
import dev.fairlead.source.LookupOptions;
import dev.fairlead.testing.Peer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding destinations: requests, answers, caching. */
class RemoteLookupTest extends RemoteFixture {

    @Test
    @Tag("DEST-100")
    void withinTheCacheTimeOneFindServesRepeatedLookUps() {
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication"));

        for (int i = 0; i < 100; i++) {
            get(lookup("", "erp"), Optional.empty());
            clock.advance(Duration.ofSeconds(2));
        }

        assertThat(service.finds()).hasSize(1);
        assertThat(target.requests()).hasSize(100);
    }

    @Test
    void deploymentChecksAskForNoTokens() {
        service.put(PROVIDER, "subaccount", "erp", properties("OAuth2ClientCredentials"));

        assertThat(engine.describe(lookup("", "erp")).authentication()).isEqualTo("OAuth2ClientCredentials");

        assertThat(lastFind().target())
                .isEqualTo("/destination-configuration/v1/destinations/erp?$skipTokenRetrieval=true");
    }

    @Test
    void aFirstCallGetsConfigurationAndTokenByOneRequest() {
        service.put(PROVIDER, "subaccount", "erp", properties("OAuth2ClientCredentials"));

        get(lookup("", "erp"), Optional.empty());
        get(lookup("", "erp"), Optional.empty());

        assertThat(service.finds()).hasSize(1);
        assertThat(service.tokenRequests()).hasSize(1);
        assertThat(lastAuthorization()).isEqualTo("Bearer client-provider-2");
    }

    @Test
    void changedDestinationsAreSeenWithinTheRevalidationTime() {
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication"));
        String before = engine.describe(lookup("", "erp")).version();
        clock.advance(Duration.ofMinutes(5));
        assertThat(engine.describe(lookup("", "erp")).version()).isEqualTo(before);
        assertThat(lastFind().header("If-None-Match")).isNotNull();

        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication", "URL.queries.a", "b"));
        clock.advance(Duration.ofMinutes(5));

        assertThat(engine.describe(lookup("", "erp")).version()).isNotEqualTo(before);
        get(lookup("", "erp"), Optional.empty());
        assertThat(target.onlyRequest().target()).isEqualTo("/x?a=b");
    }

    @Test
    @Tag("DEST-102")
    void notFoundIsAnAnswerThatIsNotRetriedAndRememberedForTenSeconds() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> get(lookup("", "typo"), Optional.empty()))
                    .isInstanceOf(DestinationNotFoundException.class)
                    .hasMessageContaining("is in none of: Destination service");
        }
        assertThat(service.finds()).hasSize(1);

        service.put(PROVIDER, "subaccount", "typo", properties("NoAuthentication"));
        clock.advance(Duration.ofSeconds(10));

        assertThat(get(lookup("", "typo"), Optional.empty())).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "INSTANCE, /destination-configuration/v2/destinations/erp@instance",
        "SUBACCOUNT, /destination-configuration/v2/destinations/erp@subaccount",
        "PROVIDER_INSTANCE, /destination-configuration/v2/destinations/erp@provider_instance",
        "PROVIDER_SUBACCOUNT, /destination-configuration/v2/destinations/erp@provider_subaccount"
    })
    void aLevelIsAskedForByTheSecondVersion(DestinationLevel level, String path) {
        service.put(PROVIDER, "instance", "erp", properties("NoAuthentication"));
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication"));

        get(lookup("", "erp", LookupOptions.DEFAULT.level(level)), Optional.empty());

        assertThat(lastFind().target()).isEqualTo(path);
    }

    @Test
    void aLevelHasNoFallBack() {
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication"));

        assertThatThrownBy(() ->
                        engine.describe(lookup("", "erp", LookupOptions.DEFAULT.level(DestinationLevel.INSTANCE))))
                .isInstanceOf(DestinationNotFoundException.class);
    }

    @Test
    void fragmentsAreMergedByTheService() {
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication"));
        service.putFragment(PROVIDER, "subaccount", "eu", Map.of("URL.queries.region", "eu"));

        get(lookup("", "erp", LookupOptions.DEFAULT.fragment("eu")), Optional.empty());
        get(lookup("", "erp", LookupOptions.DEFAULT.optionalFragment("us")), Optional.empty());

        assertThat(target.requests()).extracting(Peer.Seen::target).containsExactly("/x?region=eu", "/x");
    }

    @Test
    void aMissingFragmentIsSaidToBeMissing() {
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication"));

        assertThatThrownBy(() -> engine.describe(lookup("", "erp", LookupOptions.DEFAULT.fragment("us"))))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FRAGMENT_NOT_FOUND));
    }

    @Test
    void severalFragmentsAreSentOnlyWhereTheServiceTakesThem() {
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication"));
        service.putFragment(PROVIDER, "subaccount", "a", Map.of("URL.queries.v", "a"));
        service.putFragment(PROVIDER, "subaccount", "b", Map.of("URL.queries.v", "b"));
        LookupOptions both = LookupOptions.DEFAULT.fragment("a,b");

        assertThatThrownBy(() -> engine.describe(lookup("", "erp", both)))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOOKUP_INVALID));
        assertThat(service.finds()).isEmpty();

        engine.close();
        engine = builder(options().severalFragments(true)).build();
        get(lookup("", "erp", both), Optional.empty());
        assertThat(target.onlyRequest().target()).isEqualTo("/x?v=b");
    }

    @Test
    @Tag("DEST-10")
    void withoutProxyTypeTheWayIsTheInternet() {
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication"));

        assertThat(engine.describe(lookup("", "erp")).proxyType()).isEqualTo("Internet");
    }

    @Test
    @Tag("DEST-61")
    void unknownMembersArePassedOver() {
        service.fault(
                (exchange, request) -> Peer.answer(exchange, 200, "application/json", """
                {"owner":{"SubaccountId":null,"x":[1]},"destinationConfiguration":{"Name":"erp","Type":"HTTP",
                 "URL":"%s","Authentication":"NoAuthentication","$metadata":{"owner":{}},"later":{"a":1},"list":[1]},
                 "certificates":[],"authTokens":[],"later":[{"deep":{"deeper":1}}],"null":null}""".formatted(target.url())));

        assertThat(get(lookup("", "erp"), Optional.empty())).isEqualTo(200);
    }

    @ParameterizedTest
    @Tag("DEST-85")
    @ValueSource(strings = {"{\"ErrorMessage\":\"no such thing\"}", "\"no such thing\"", "no such thing"})
    void everyShapeOfErrorBodyYieldsAReadableMessage(String body) {
        service.breakDown((exchange, request) -> Peer.answer(exchange, 400, "text/plain", body));

        assertThatThrownBy(() -> engine.describe(lookup("", "erp")))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_REFUSED))
                .hasMessageContaining("answered 400: no such thing.")
                .hasMessageContaining("'erp'");
    }

    @ParameterizedTest
    @Tag("DEST-84")
    @ValueSource(
            strings = {
                "{\"destinationConfiguration\":{\"Name\":\"erp\",\"Type\":\"HTTP\",\"URL\":\"https://x",
                "[]",
                "",
                "{\"authTokens\":[]}",
                "{\"destinationConfiguration\":{\"Name\":\"erp\",\"Name\":\"erp\"}}",
                "{\"destinationConfiguration\":{},\"authTokens\":{}}",
                "{\"destinationConfiguration\":{},\"authTokens\":[{\"http_header\":{\"key\":\"A\",\"value\":\"s3cret\\r\\nB: c\"}}]}",
                "{\"destinationConfiguration\":{},\"authTokens\":[{\"http_header\":{\"key\":\"Host\",\"value\":\"s3cret\"}}]}",
                "{\"destinationConfiguration\":{},\"certificates\":[{\"Name\":\"\"}]}",
                "<html>s3cret</html>"
            })
    void aTruncatedOrMalformedAnswerIsAFailure(String body) {
        service.breakDown((exchange, request) -> Peer.answer(exchange, 200, "application/json", body));

        assertThatThrownBy(() -> engine.describe(lookup("", "erp")))
                .isInstanceOfSatisfying(
                        DestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVICE_ANSWER_MALFORMED))
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        service.breakDown((exchange, request) ->
                Peer.answer(exchange, 200, "application/json", "{\"a\":\"" + "x".repeat(4 * 1024 * 1024) + "\"}"));

        assertThatThrownBy(() -> engine.describe(lookup("", "erp"))).hasMessageContaining("larger than 4 MiB");
    }

    @Test
    void destinationsOfThisServerCountBeforeThoseOfTheService() {
        service.put(PROVIDER, "subaccount", "erp", properties("NoAuthentication", "URL", "https://service"));
        engine.close();
        engine = builder(options())
                .sources(java.util.List.of(dev.fairlead.destination.source.MapSource.of(
                        "erp", Map.of("Type", "HTTP", "URL", target.url(), "Authentication", "NoAuthentication"))))
                .build();

        get(lookup("", "erp"), Optional.empty());

        assertThat(target.requests()).hasSize(1);
        assertThat(service.finds()).isEmpty();
    }
}
