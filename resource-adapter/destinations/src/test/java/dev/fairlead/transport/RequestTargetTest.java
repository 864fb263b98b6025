package dev.fairlead.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fairlead.configuration.HttpUrl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource({
        "http://h, '', /",
        "http://h, orders, /orders",
        "http://h, /orders, /orders",
        "http://h/, orders, /orders",
        "http://h/base, '', /base",
        "http://h/base/, '', /base/",
        "http://h/base, orders, /base/orders",
        "http://h/base/, /orders, /base/orders",
        "http://h/base, /, /base/",
        "http://h/base?a=1, orders?b=2, /base/orders?a=1&b=2",
        "http://h/base, '?b=2', /base?b=2",
        "http://h/base, 'Orders(''1'')/$value', /base/Orders('1')/$value",
        "http://h/base, a:b, /base/a:b"
    })
    void pathsAreJoinedBelowTheDestinationsUrl(String url, String path, String expected) {
        assertThat(RequestTarget.join(HttpUrl.parse(url), path, List.of(), List.of()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../admin", "a/%2e%2e/b", "a//b", "a/./b", "a%2fb", "a;x=1/b"})
    void whatTheReceiverJudgesIsLeftAsItIsWritten(String path) {
        assertThat(RequestTarget.join(HttpUrl.parse("http://h/base"), path, List.of(), List.of()))
                .isEqualTo("/base/" + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/x",
                "HTTPS://evil.example",
                "//evil.example/x",
                "/\\evil.example",
                "\\\\evil.example",
                "a b",
                "a\r\nHost: evil",
                "a\tb",
                "a\0b",
                "a#b",
                "a%",
                "a%zz",
                "ä"
            })
    void whatCouldNameAnotherHostOrBreakTheRequestLineIsRefused(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestTarget.join(HttpUrl.parse("http://h/base"), path, List.of(), List.of()));
    }

    @Test
    void userInformationTricksStayPartOfThePath() {
        assertThat(RequestTarget.join(HttpUrl.parse("http://h"), "@evil.example/x", List.of(), List.of()))
                .isEqualTo("/@evil.example/x");
    }

    @Test
    void parametersAreEncodedAndComeInOrder() {
        assertThat(RequestTarget.join(
                        HttpUrl.parse("http://h/?u=1"),
                        "p?r=2",
                        List.of(Map.entry("d", "a b+c&d=é~*")),
                        List.of(Map.entry("q", "/?"))))
                .isEqualTo("/p?u=1&d=a%20b%2Bc%26d%3D%C3%A9~%2A&r=2&q=%2F%3F");
    }
}
