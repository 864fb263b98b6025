package dev.fairlead.benchmarks.tunnel.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void aLineIsReadAsItWasWritten() {
        Words words = Words.of("run").with("port", 80).with("seconds", 0.5).with("small", "R0VU==");

        Words read = Words.parse(words.toString());

        assertThat(read).isEqualTo(words);
        assertThat(read.integer("port")).isEqualTo(80);
        assertThat(read.real("seconds")).isEqualTo(0.5);
        assertThat(read.text("small")).isEqualTo("R0VU==");
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatThrownBy(() -> Words.parse("done count=1").number("port"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("port");
    }

    @Test
    void aValueWithoutANameIsRefused() {
        assertThatThrownBy(() -> Words.parse("done 17")).isInstanceOf(IllegalArgumentException.class);
    }
}
