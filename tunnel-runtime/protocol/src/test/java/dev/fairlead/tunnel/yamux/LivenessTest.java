package dev.fairlead.tunnel.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a session pings, and when it gives its peer up; on a clock that the test moves. */
class LivenessTest {
    private final SessionUnderTest session =
            new SessionUnderTest(true, SessionLimits.DEFAULT.withLiveness(Duration.ofSeconds(3), 3));

    LivenessTest() {
        session.channel().freezeTime();
    }

    private void pass(long seconds) {
        for (int quarter = 0; quarter < 4 * seconds; quarter++) {
            session.channel().advanceTimeBy(250, TimeUnit.MILLISECONDS);
            session.channel().runScheduledPendingTasks();
        }
    }

    private long pings() {
        return session.allSent().stream()
                .filter(frame -> frame.header().type() == FrameType.PING)
                .count();
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void silenceIsBrokenByAPing() {
        pass(2);
        assertThat(pings()).isZero();

        pass(1);
        assertThat(pings()).isEqualTo(1);
    }

    /** What sits on the way forgets a connection on which it saw nothing for a minute. */
    @Test
    @Tag("CONN-73")
    void throughHalfAnHourOfSilenceThereIsNeverAMinuteWithoutAByte() {
        long sinceLast = 0;
        for (int second = 0; second < 30 * 60; second++) {
            pass(1);
            List<SessionUnderTest.Sent> sent = session.sent();
            sent.forEach(ping -> session.receive(
                    FrameType.PING, FrameHeader.ACK, 0, ping.header().length()));
            sinceLast = sent.isEmpty() ? sinceLast + 1 : 0;
            assertThat(sinceLast).isLessThan(60);
        }

        assertThat(session.recorder().closed()).isEmpty();
        assertThat(session.channel().isOpen()).isTrue();
    }

    @Test
    void whoeverTalksIsNotPinged() {
        for (int i = 0; i < 5; i++) {
            session.receive(FrameType.PING, FrameHeader.ACK, 0, 0);
            pass(3);
        }

        assertThat(pings()).isZero();
    }

    @Test
    void threeSilentIntervalsAreTheEnd() {
        pass(3);
        pass(3);
        assertThat(session.recorder().closed()).isEmpty();

        pass(3);

        assertThat(session.recorder().closed()).containsExactly("no sign of life for 9000 ms");
        assertThat(session.channel().isOpen()).isFalse();
    }

    @Test
    void anAnswerKeepsTheSessionAlive() {
        for (int i = 0; i < 20; i++) {
            pass(3);
            session.receive(FrameType.PING, FrameHeader.ACK, 0, i);
        }

        assertThat(session.recorder().closed()).isEmpty();
    }

    @Test
    void aPeerThatTalksAndTakesNothingIsGivenUp() {
        session.carrierTakesBytes(false);
        for (int i = 0; i < 60; i++) {
            assertThat(session.recorder().closed()).isEmpty();
            session.receive(FrameType.PING, FrameHeader.SYN, 0, i);
            pass(1);
        }
        pass(1);

        assertThat(session.recorder().closed()).containsExactly("the peer took nothing for 60 s");
    }

    @Test
    void aPeerThatTakesSomethingNowAndThenIsNotGivenUp() {
        for (int i = 0; i < 100; i++) {
            session.carrierTakesBytes(i % 10 == 0);
            session.receive(FrameType.PING, FrameHeader.SYN, 0, i);
            pass(1);
        }

        assertThat(session.recorder().closed()).isEmpty();
    }

    @Test
    void aStreamWhoseBytesNobodyTakesIsGivenUp() {
        SessionUnderTest impatient = new SessionUnderTest(
                true,
                SessionLimits.DEFAULT.withStallTimeout(Duration.ofMillis(1)).withLiveness(Duration.ofSeconds(3), 99));
        impatient.channel().freezeTime();
        Recorder.Stream stalled = new Recorder.Stream();
        Recorder.Stream quiet = new Recorder.Stream();
        impatient.session().open(false, stalled).write(Unpooled.buffer().writeZero(300_000));
        impatient.session().open(false, quiet).write(Unpooled.buffer().writeZero(10));
        impatient.sent();

        await().untilAsserted(() -> {
            impatient.channel().advanceTimeBy(1, TimeUnit.SECONDS);
            impatient.channel().runScheduledPendingTasks();
            assertThat(stalled.events()).contains("STALLED");
        });
        assertThat(quiet.events()).isEmpty();
        assertThat(impatient.recorder().closed()).isEmpty();
        impatient.close();
    }
}
