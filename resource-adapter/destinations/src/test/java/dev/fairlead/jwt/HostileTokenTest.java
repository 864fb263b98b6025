package dev.fairlead.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testing.Vectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

/** Tokens with any content: read, or refused for a reason of ours. */
class HostileTokenTest {

    /** Three parts whose contents are almost the JSON of a token. */
    @Provide
    Arbitrary<String> threeParts() {
        Arbitrary<String> json = Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"alg\"",
                        "\"none\"",
                        "\"RS256\"",
                        "\"typ\"",
                        "\"JWT\"",
                        "\"exp\"",
                        "1e99",
                        "-1",
                        "\"iss\"",
                        "\"aud\"",
                        ":",
                        ",",
                        "null",
                        "\"\\u0000\"",
                        "\"ext_attr\"",
                        "{}",
                        "\"zid\"",
                        " ")
                .list()
                .ofMaxSize(20)
                .map(list -> HandmadeJwt.encode(String.join("", list)));
        return Combinators.combine(json, json, Arbitraries.strings().alpha().ofMaxLength(10))
                .as((header, payload, signature) -> header + "." + payload + "." + signature);
    }

    private static void isReadOrRefused(String text) {
        try {
            CompactJwt jwt = CompactJwt.parse(text);
            jwt.checkSigned();
            UserClaims claims = new UserClaims(jwt.payload());
            claims.expiry();
            claims.ofXsuaa();
            claims.issuer();
            claims.subject();
            claims.tenant();
        } catch (RefusedTokenException e) {
            assertThat(e.of("erp")).hasMessageContaining("'erp'").hasMessageNotContaining("eyJ");
        }
    }

    @Property(tries = 150)
    void almostATokenIsReadOrRefused(@ForAll("threeParts") String text) {
        isReadOrRefused(text);
    }

    @Property(tries = 100)
    void anyTextIsRefused(@ForAll String text) {
        isReadOrRefused(text);
    }

    @Property(tries = 150)
    void aTokenWithAnotherCharacterIsReadOrRefused(
            @ForAll @IntRange(max = 2000) int position, @ForAll @CharRange(from = '!', to = '~') char other) {
        StringBuilder changed = new StringBuilder(Vectors.t1());
        changed.setCharAt(position % changed.length(), other);

        isReadOrRefused(changed.toString());
    }
}
