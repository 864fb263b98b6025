package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThreadPauseTest {

    @Test
    void aPauseIsNeverShorterAndAtMostATenthLonger() {
        assertThat(ThreadPause.longer(Duration.ofSeconds(2), 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(ThreadPause.longer(Duration.ofSeconds(2), 1)).isEqualTo(Duration.ofMillis(2200));
    }

    @Test
    void anInterruptEndsThePauseAndStays() {
        Thread.currentThread().interrupt();

        new ThreadPause().sleep(Duration.ofMinutes(1));

        assertThat(Thread.interrupted()).isTrue();
    }
}
