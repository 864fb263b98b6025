package dev.fairlead.rfc.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "9, 256", "10, 512", "11, 600", "12, 600"})
    void doublesFromASecondToTenMinutes(int attempts, long seconds) {
        assertThat(BackOff.after(attempts)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void neverEnds() {
        assertThat(BackOff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(10));
    }
}
