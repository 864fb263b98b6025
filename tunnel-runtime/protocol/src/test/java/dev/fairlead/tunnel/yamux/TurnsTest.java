package dev.fairlead.tunnel.yamux;

import static dev.fairlead.tunnel.yamux.FrameHeader.SYN;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In which order streams send once the carrier, which took nothing for a while, takes bytes again. */
class TurnsTest {
    private static final int FRAME = FrameWriter.MAX_COPY;

    private final SessionUnderTest session = new SessionUnderTest(false, SessionLimits.DEFAULT);
    private final YamuxStream two = open();
    private final YamuxStream four = open();
    private final YamuxStream six = open();

    private YamuxStream open() {
        return session.session().open(false, new Recorder.Stream());
    }

    private static ByteBuf bytes(int count) {
        return Unpooled.buffer(count).writeZero(count);
    }

    private static void writeFrames(YamuxStream stream, int count) {
        for (int i = 0; i < count; i++) {
            stream.write(bytes(FRAME));
        }
    }

    /** Streams in the order of their frames. */
    private List<Integer> order() {
        session.carrierTakesBytes(true);
        return session.sent().stream().map(frame -> frame.header().streamId()).toList();
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aStreamSendsOneSmallFrameAtFirstAndThenAQuarterOfAWindowInItsTurn() {
        session.carrierTakesBytes(false);
        writeFrames(two, 7);
        writeFrames(four, 7);

        assertThat(order()).containsExactly(2, 4, 2, 2, 2, 2, 4, 4, 4, 4, 2, 2, 4, 4);
    }

    @Test
    void aSmallMessageOfAQuietStreamPassesBulkData() {
        session.carrierTakesBytes(false);
        writeFrames(two, 7);
        writeFrames(four, 7);
        six.write(bytes(100));

        assertThat(order().indexOf(6)).isLessThanOrEqualTo(2);
    }

    @Test
    void theControlStreamPassesEverybody() {
        session.receiveData(SYN, 1, "control");
        session.carrierTakesBytes(false);
        writeFrames(two, 3);
        six.write(bytes(100));
        session.recorder().opened().get(0).stream().write(bytes(10));

        assertThat(order()).startsWith(1);
    }

    @Test
    void whoSendsOftenTakesTurnsLikeEverybodyElse() {
        four.reset();
        session.carrierTakesBytes(false);
        writeFrames(two, 12);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            six.write(bytes(FRAME));
            session.carrierTakesBytes(true);
            session.carrierTakesBytes(false);
            session.sent().forEach(frame -> order.add(frame.header().streamId()));
        }

        assertThat(order).startsWith(2, 6).endsWith(6);
        assertThat(order.stream().filter(id -> id == 2)).as("nobody starves").hasSize(12);
    }

    @Test
    void aStreamThatWasResetIsSkipped() {
        session.carrierTakesBytes(false);
        writeFrames(two, 3);
        writeFrames(four, 3);
        two.reset();
        four.write(bytes(1));

        assertThat(order()).contains(4).doesNotContain(0);
        assertThat(session.session().bufferedBytes()).isZero();
    }
}
