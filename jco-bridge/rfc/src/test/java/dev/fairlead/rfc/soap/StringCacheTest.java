package dev.fairlead.rfc.soap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StringCacheTest {

    private final StringCache cache = new StringCache();

    private String text(String text) {
        char[] characters = ("<" + text + ">").toCharArray();
        return cache.text(characters, 1, characters.length - 1);
    }

    @Test
    void aShortTextThatComesAgainIsMadeOnce() {
        String first = text("1000");

        assertThat(first).isEqualTo("1000");
        assertThat(text("1000")).isSameAs(first);
        assertThat(text("")).isEmpty();
    }

    @Test
    void everyTextIsRightHoweverManyThereAre() {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 5_000; i++) {
                assertThat(text("MAT" + i)).isEqualTo("MAT" + i);
            }
        }
    }

    @Test
    void textsOfOneHashAreTold() {
        // the hash of strings is the same for these two
        assertThat(text("Aa")).isEqualTo("Aa");
        assertThat(text("BB")).isEqualTo("BB");
    }

    @Test
    void aLongTextIsNotKept() {
        String longText = "a text of more than a few characters";

        assertThat(text(longText)).isEqualTo(longText).isNotSameAs(text(longText));
    }
}
