package dev.fairlead.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testing.TestCa;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserCompatibleVerifierTest {

    private static final TestCa CA = TestCa.create("CA");

    @ParameterizedTest
    @CsvSource({
        "a.foo.example, x, *.foo.example, true",
        "a.b.foo.example, x, *.foo.example, true",
        "A.Foo.Example, x, *.foo.example, true",
        "foo.example, x, *.foo.example, false",
        "afoo.example, x, *.foo.example, false",
        "anything.example, x, *.example, false",
        "cn.example, cn.example, other.example, true",
        "127.0.0.1, 127.0.0.1, other.example, false",
        "127.0.0.1, x, 127.0.0.1, true",
        "127.0.0.2, x, 127.0.0.1, false",
        "[::1], x, 0:0:0:0:0:0:0:1, true",
        "[::2], x, ::1, false"
    })
    @Tag("DEST-93")
    void comparesTheHostWithCommonNameAndAlternatives(
            String host, String commonName, String alternative, boolean expected) {
        assertThat(BrowserCompatibleVerifier.matches(host, CA.issue(commonName, alternative)))
                .isEqualTo(expected);
    }
}
