package dev.fairlead.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactJwtTest {

    private static final String HEADER = encode("{\"alg\":\"RS256\"}");

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal refusal(String encoded) {
        return catchThrowableOfType(RefusedTokenException.class, () -> CompactJwt.parse(encoded))
                .refusal();
    }

    @Test
    void headerPayloadAndSignatureAreRead() throws Exception {
        CompactJwt jwt = CompactJwt.parse(Vectors.t1());

        assertThat(jwt.headerText("kid")).contains("fl-test-1");
        assertThat(jwt.payload().getString("userId")).isEqualTo("root-7");
        assertThat(jwt.signature()).hasSize(256);
        assertThat(Vectors.t1()).startsWith(jwt.signedPart() + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            no array             | ["a"]
            no text              | "a"
            cut off              | {"sub":"a"
            more behind it       | {"sub":"a"}{}
            a member twice       | {"sub":"a","sub":"b"}
            deep inside twice    | {"a":{"b":1,"b":2}}
            twice by an escape   | {"sub":"a","s\\u0075b":"b"}
            a comment            | {"sub":"a"/**/}
            too deep             | {"a":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}
            """)
    void aPayloadThatIsNoPlainObjectIsRefused(String what, String payload) {
        assertThat(refusal(HEADER + "." + encode(payload) + ".c2ln")).as(what).isEqualTo(Refusal.FORMAT);
    }

    @ParameterizedTest
    @CsvSource({"e30.e30,OPAQUE", "e30.e30.c2ln.c2ln,OPAQUE", "opaque-token,OPAQUE", "'',OPAQUE", "..,FORMAT"})
    void anythingButThreePartsIsOpaque(String encoded, Refusal refusal) {
        assertThat(refusal(encoded)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"e30=.e30.c2ln", "e30.e30.c2ln=", "e30.e30.c2l+", "e30.e30.c2/n", "e30.e3 0.c2ln", "e31.e30.c2ln"})
    void oneValueHasOneEncoding(String encoded) {
        assertThat(refusal(encoded)).isEqualTo(Refusal.FORMAT);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'});

        assertThat(refusal(HEADER + "." + payload + ".c2ln")).isEqualTo(Refusal.FORMAT);
    }

    @Test
    void aTokenOfMoreThan16KiBIsNotEvenRead() {
        assertThat(refusal("a".repeat(16 * 1024 + 1))).isEqualTo(Refusal.SIZE);
    }

    @Test
    void aRefusalQuotesNothingOfTheToken() {
        String encoded = HEADER + "." + encode("{\"sub\":\"very-secret\",") + ".c2ln";

        RefusedTokenException e = catchThrowableOfType(RefusedTokenException.class, () -> CompactJwt.parse(encoded));

        assertThat(e.of("erp")).hasMessageNotContaining("very-secret").hasNoCause();
    }

    @Test
    void noChangeOfACharacterIsOverlookedOrBreaksTheReader() throws Exception {
        String token = Vectors.t1();
        CompactJwt original = CompactJwt.parse(token);
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder changed = new StringBuilder(token);
            int at = random.nextInt(token.length());
            char put = (char) (random.nextInt(10) == 0 ? random.nextInt(0x10000) : 33 + random.nextInt(94));
            changed.setCharAt(at, put);
            if (put == token.charAt(at)) {
                continue;
            }
            try {
                CompactJwt other = CompactJwt.parse(changed.toString());
                boolean same = other.signedPart().equals(original.signedPart())
                        && java.util.Arrays.equals(other.signature(), original.signature());
                assertThat(same).as("character %d became %s", at, put).isFalse();
            } catch (RefusedTokenException refused) {
                assertThat(refused.refusal()).isIn(Refusal.FORMAT, Refusal.OPAQUE);
            }
        }
    }
}
