package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.Secret;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.testing.TestClock;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose tokens the cache gives away. */
class TokenCacheTest {

    private static final Partition.Owner ERP = new Partition.Owner("app", "erp", "1");
    private static final Partition.Owner CRM = new Partition.Owner("app", "crm", "1");

    private final TestClock clock = new TestClock();
    private final TokenCache cache = new TokenCache(clock, Runnable::run, 100);

    private static TokenKey key(String field) {
        return TokenKey.of(List.of(Optional.of(field)));
    }

    private Token token(String value) {
        return Token.of(
                new TokenReply(
                        Secret.of(value),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant(),
                        Optional.of(Duration.ofHours(1))),
                Optional.empty(),
                Optional.empty());
    }

    private Token get(String field, Partition partition, String fetched) {
        return cache.get(key(field), partition, clock.instant(), () -> token(fetched));
    }

    @Test
    void aTokenThatIsFoundUnderTheKeyOfAnotherIsNotGivenAwayAndNothingIsTrustedAnyMore() {
        get("1", new Partition(ERP, "acme", "anna"), "of-anna");
        get("2", new Partition(ERP, "acme", "ben"), "of-ben");

        for (Partition other : List.of(
                new Partition(ERP, "acme", "ben"),
                new Partition(ERP, "umbrella", "anna"),
                new Partition(CRM, "acme", "anna"))) {
            get("1", new Partition(ERP, "acme", "anna"), "of-anna");
            assertThatThrownBy(() -> get("1", other, "fetched"))
                    .isInstanceOfSatisfying(
                            DestinationException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.ISOLATION_VIOLATED))
                    .hasMessageNotContaining("of-anna");
            assertThat(cache.size()).isZero();
        }
    }

    @Test
    @Tag("AUTH-40")
    void whatADestinationLeavesIsDroppedAndNothingElse() {
        get("1", new Partition(ERP, "", ""), "of-erp");
        get("2", new Partition(CRM, "", ""), "of-crm");

        cache.evict(ERP, token -> true);

        assertThat(cache.size()).isEqualTo(1);
        assertThat(get("2", new Partition(CRM, "", ""), "new").value()).isEqualTo(Secret.of("of-crm"));
        assertThat(get("1", new Partition(ERP, "", ""), "new").value()).isEqualTo(Secret.of("new"));
    }

    @Test
    void aDestinationDropsWhatTookThePlaceOfARefusedTokenToo() {
        Partition partition = new Partition(ERP, "", "");
        get("1", partition, "first");
        cache.evict(key("1"), token -> true);
        assertThat(cache.owners()).isZero();
        get("1", partition, "second");
        get("2", partition, "kept");

        cache.evict(ERP, token -> token.value().equals(Secret.of("second")));

        assertThat(cache.size()).isEqualTo(1);
        assertThat(get("2", partition, "new").value()).isEqualTo(Secret.of("kept"));
    }

    @Test
    void nothingIsLeftOfDestinationsWhoseTokensHadToGiveWay() {
        for (int i = 0; i < 1_000; i++) {
            get(String.valueOf(i), new Partition(new Partition.Owner("app", "d" + i, "1"), "", ""), "t" + i);
        }

        assertThat(cache.size()).isEqualTo(100);
        assertThat(cache.owners()).isEqualTo(100);
    }

    @Test
    void aTokenThatHasTakenThePlaceOfTheRefusedOneStays() {
        Partition partition = new Partition(ERP, "", "");
        get("1", partition, "second");

        cache.evict(key("1"), token -> token.value().equals(Secret.of("first")));

        assertThat(get("1", partition, "third").value()).isEqualTo(Secret.of("second"));
    }

    @Test
    void applicationsDoNotShareACache() {
        TokenServices shared = new TokenServices(clock, Runnable::run, pause -> {}, 100);
        TokenCache one = shared.cache("one");

        assertThat(shared.cache("one")).isSameAs(one);
        assertThat(shared.cache("two")).isNotSameAs(one);
    }

    @Test
    @Tag("AUTH-41")
    void tokensAndKeysAreNeitherSerializedNorPrinted() {
        assertThat(Serializable.class)
                .matches(type -> !type.isAssignableFrom(Token.class) && !type.isAssignableFrom(TokenKey.class))
                .matches(type -> !type.isAssignableFrom(ObtainedToken.class) && !type.isAssignableFrom(Secret.class));
        assertThat(token("s3cret").toString()).doesNotContain("s3cret");
        assertThat(new ObtainedToken(Secret.of("s3cret"), Optional.empty(), Optional.empty(), Optional.empty())
                        .toString())
                .doesNotContain("s3cret");
    }
}
