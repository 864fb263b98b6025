package dev.fairlead.benchmarks.tunnel.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeAnswerTest {
    private final List<ProbeAnswer> answers = List.of(
            new ProbeAnswer(90, 140, true),
            new ProbeAnswer(100, 500, false),
            new ProbeAnswer(110, 400, true),
            new ProbeAnswer(120, 300, true));

    @Test
    void theFirstAnswerIsOneToARequestThatBeganAfterTheMoment() {
        assertThat(ProbeAnswer.firstAfter(100, answers)).hasValue(200);
    }

    @Test
    void failuresBeforeTheMomentDoNotCount() {
        assertThat(ProbeAnswer.failedAfter(100, answers)).isEqualTo(1);
        assertThat(ProbeAnswer.failedAfter(101, answers)).isZero();
    }

    @Test
    void noAnswerIsNone() {
        assertThat(ProbeAnswer.firstAfter(121, answers)).isEmpty();
    }

    @Test
    void answersAreReadAsTheyWereWritten() {
        assertThat(ProbeAnswer.parse(answers.get(0) + "," + answers.get(1))).isEqualTo(answers.subList(0, 2));
    }
}
