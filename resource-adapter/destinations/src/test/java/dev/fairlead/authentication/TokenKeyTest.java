package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Vectors of the authentication specification, 14.6. */
@Tag("AUTH-34")
class TokenKeyTest {

    private static String key(String... fields) {
        return TokenKey.of(List.of(fields).stream().map(Optional::of).toList()).digest();
    }

    @Test
    void nineFieldsGiveTheKeyOfTheSpecification() {
        TokenKey key = TokenKey.of(List.of(
                Optional.of("v1"),
                Optional.of("dest-A"),
                Optional.of("rev-7"),
                Optional.of("OAuth2JWTBearer"),
                Optional.of("https://mytenant.idp.example.com/oauth2/token"),
                Optional.of("sb-fairlead!t1"),
                Optional.empty(),
                Optional.of("mytenant"),
                Optional.of("4316c64effe1092bf7c9322deb1cb5615623f30196104b6e6935411e541f5b12")));

        assertThat(key.digest()).isEqualTo("fafd20147bccf6e67e72b22fe8437f9e6ea870e1f6b1ba46f84d120b6ad5dcd1");
    }

    @Test
    void fieldsThatJoinToTheSameTextGiveDifferentKeys() {
        assertThat(key("a:b", "c")).startsWith("540e8f1c5ae653a7");
        assertThat(key("a", "b:c")).startsWith("e482a79a788392cc");
    }

    @Test
    void anAbsentFieldIsNotAnEmptyOne() {
        assertThat(TokenKey.of(List.of(Optional.empty()))).isNotEqualTo(TokenKey.of(List.of(Optional.of(""))));
    }
}
