package dev.fairlead.tunnel.yamux;

import static dev.fairlead.tunnel.yamux.FrameHeader.ACK;
import static dev.fairlead.tunnel.yamux.FrameHeader.FIN;
import static dev.fairlead.tunnel.yamux.FrameHeader.RST;
import static dev.fairlead.tunnel.yamux.FrameHeader.SYN;
import static dev.fairlead.tunnel.yamux.FrameType.DATA;
import static dev.fairlead.tunnel.yamux.FrameType.GO_AWAY;
import static dev.fairlead.tunnel.yamux.FrameType.PING;
import static dev.fairlead.tunnel.yamux.FrameType.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.FrameRoom;
import dev.fairlead.tunnel.yamux.SessionUnderTest.Sent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire (yamux version 0), seen from the peer. */
class YamuxSessionTest {
    private static final int WINDOW = 256 * 1024;

    private final SessionUnderTest gateway = new SessionUnderTest(false, SessionLimits.DEFAULT);

    private static ByteBuf text(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    private static ByteBuf zeros(int count) {
        return Unpooled.buffer(count).writeZero(count);
    }

    private Recorder.Stream opened() {
        return gateway.recorder().opened().get(0);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void theDiallerOpensOddStreamsAndTheListenerEvenOnes() {
        SessionUnderTest agent = new SessionUnderTest(true, SessionLimits.DEFAULT);

        for (SessionUnderTest side : List.of(agent, gateway)) {
            side.session().open(false, new Recorder.Stream()).write(text("a"));
            side.session().open(false, new Recorder.Stream()).write(text("b"));
        }

        assertThat(agent.sent()).extracting(frame -> frame.header().streamId()).containsExactly(1, 3);
        agent.close();
        assertThat(gateway.sent())
                .extracting(frame -> frame.header().streamId())
                .containsExactly(2, 4);
    }

    @Test
    void aStreamIsOpenedByItsFirstBytes() {
        YamuxStream stream = gateway.session().open(false, new Recorder.Stream());
        assertThat(gateway.sent()).isEmpty();

        stream.write(text("first"));
        stream.write(text("second"));

        assertThat(gateway.sent()).containsExactly(new Sent(new FrameHeader(DATA, SYN, 2, 11), "firstsecond"));
    }

    @Test
    void thePeerHearsOfStreamsInTheOrderInWhichTheyWereOpened() {
        YamuxStream first = gateway.session().open(false, new Recorder.Stream());
        YamuxStream given = gateway.session().open(false, new Recorder.Stream());
        YamuxStream second = gateway.session().open(false, new Recorder.Stream());
        given.reset();

        second.write(text("b"));
        first.write(text("a"));

        assertThat(gateway.sent())
                .containsExactly(
                        new Sent(new FrameHeader(WINDOW_UPDATE, SYN, 2, 0), ""),
                        new Sent(new FrameHeader(DATA, SYN, 6, 1), "b"),
                        new Sent(new FrameHeader(DATA, 0, 2, 1), "a"));
    }

    @Test
    void anAcceptedStreamIsAcknowledgedWithItsFirstFrame() {
        gateway.receiveData(SYN, 1, "hello");

        opened().stream().write(text("yes"));
        opened().stream().write(text("!"));
        List<Sent> first = gateway.sent();
        opened().stream().write(text("more"));

        assertThat(first).containsExactly(new Sent(new FrameHeader(DATA, ACK, 1, 4), "yes!"));
        assertThat(gateway.sent()).containsExactly(new Sent(new FrameHeader(DATA, 0, 1, 4), "more"));
        assertThat(opened().text()).isEqualTo("hello");
    }

    @Test
    void finishingIsAHalfClose() {
        gateway.receiveData(SYN, 1, "question");
        gateway.receive(DATA, FIN, 1, 0);
        assertThat(opened().events()).containsExactly("finished");

        opened().stream().write(text("answer"));
        opened().stream().finish();

        // in a frame of its own: others look at the flags of a frame before its bytes, and drop them
        assertThat(gateway.sent())
                .containsExactly(
                        new Sent(new FrameHeader(DATA, ACK, 1, 6), "answer"),
                        new Sent(new FrameHeader(DATA, FIN, 1, 0), ""));
        assertThat(gateway.session().streams()).isZero();
    }

    @Test
    void aResetEndsBothDirections() {
        gateway.receiveData(SYN, 1, "question");
        gateway.receive(WINDOW_UPDATE, RST, 1, 0);

        opened().stream().write(text("too late"));

        assertThat(opened().events()).containsExactly("RESET_BY_PEER");
        assertThat(gateway.sent()).isEmpty();
        assertThat(gateway.session().streams()).isZero();
    }

    @Test
    void aStreamThePeerNeverHeardOfIsResetWithoutAWord() {
        gateway.carrierTakesBytes(false);
        YamuxStream stream = gateway.session().open(false, new Recorder.Stream());
        stream.write(text("never sent"));
        stream.reset();
        gateway.carrierTakesBytes(true);

        assertThat(gateway.sent()).isEmpty();
    }

    @Test
    void bytesForAStreamThatThisSideResetAreDropped() {
        gateway.receiveData(SYN, 1, "a");
        opened().stream().reset();

        gateway.receiveData(0, 1, "still on its way");

        assertThat(opened().text()).isEqualTo("a");
        assertThat(gateway.recorder().closed()).isEmpty();
    }

    @Test
    void copiedFramesFillOneTlsRecordAtMost() {
        YamuxStream stream = gateway.session().open(false, new Recorder.Stream());
        stream.write(zeros(100_000));

        assertThat(gateway.sent())
                .hasSize(7)
                .allSatisfy(frame ->
                        assertThat(FrameHeader.SIZE + frame.header().length()).isLessThanOrEqualTo(16 * 1024));
    }

    @Test
    void noMoreIsSentThanThePeerGaveCreditFor() {
        YamuxStream stream = gateway.session().open(false, new Recorder.Stream());
        stream.write(zeros(WINDOW + 1000));
        assertThat(bytes(gateway.sent(), 2)).isEqualTo(WINDOW);

        gateway.receive(WINDOW_UPDATE, ACK, 2, 600);
        assertThat(bytes(gateway.sent(), 2)).isEqualTo(600);

        gateway.receive(WINDOW_UPDATE, 0, 2, 600);
        assertThat(bytes(gateway.sent(), 2)).isEqualTo(400);
    }

    private static int bytes(List<Sent> frames, int stream) {
        return frames.stream()
                .filter(frame -> frame.header().type() == DATA && frame.header().streamId() == stream)
                .mapToInt(frame -> frame.header().length())
                .sum();
    }

    @Test
    void aStreamThatIsFullSaysWhenItTakesBytesAgain() {
        Recorder.Stream events = new Recorder.Stream();
        YamuxStream stream = gateway.session().open(false, events);
        stream.write(zeros(WINDOW + 200_000));
        gateway.sent();
        assertThat(stream.isWritable()).isFalse();

        gateway.receive(WINDOW_UPDATE, ACK, 2, 150_000);
        gateway.sent();

        assertThat(stream.isWritable()).isTrue();
        assertThat(events.events()).containsExactly("writable");
    }

    @Test
    void creditIsGivenWhenHalfTheWindowWasConsumedAndNotBefore() {
        gateway.receiveData(SYN, 1, "x");
        gateway.receiveBytes(1, WINDOW / 2 - 1);

        opened().stream().consumed(WINDOW / 2 - 1);
        assertThat(gateway.sent()).isEmpty();

        opened().stream().consumed(1);
        assertThat(gateway.sent()).contains(new Sent(new FrameHeader(WINDOW_UPDATE, ACK, 1, WINDOW / 2), ""));
    }

    @Test
    void whatAStreamWritesInOneTurnOfTheLoopIsOneFrame() {
        YamuxStream stream = gateway.session().open(false, new Recorder.Stream());
        stream.write(text("a"));
        stream.write(text("b"));

        assertThat(gateway.sent()).containsExactly(new Sent(new FrameHeader(DATA, SYN, 2, 2), "ab"));
    }

    @Test
    void theHeaderOfALargeFrameGoesIntoTheRoomInFrontOfItsBytes() {
        ByteBuf data = FrameRoom.allocate(UnpooledByteBufAllocator.DEFAULT, FrameRoom.PAYLOAD);
        data.writeZero(FrameRoom.PAYLOAD);
        YamuxStream stream = gateway.session().open(false, new Recorder.Stream());

        stream.writeWithRoom(data);
        gateway.channel().runPendingTasks();

        ByteBuf sent = gateway.channel().readOutbound();
        assertThat(sent).isSameAs(data);
        assertThat(sent.readableBytes()).as("whole TLS records").isEqualTo(4 * 16 * 1024);
        assertThat(sent.getInt(4)).as("stream").isEqualTo(2);
        assertThat(sent.getInt(8)).as("length").isEqualTo(FrameRoom.PAYLOAD);
        sent.release();
    }

    @Test
    void aPingIsAnsweredWithItsValue() {
        gateway.receive(PING, SYN, 0, 4711);

        assertThat(gateway.sent()).containsExactly(new Sent(new FrameHeader(PING, ACK, 0, 4711), ""));
    }

    @Test
    void aGoAwayIsPassedOn() {
        gateway.receive(GO_AWAY, 0, 0, 0);
        gateway.receive(GO_AWAY, 0, 0, 77);

        assertThat(gateway.recorder().goAways()).containsExactly(GoAwayCode.NORMAL, GoAwayCode.INTERNAL_ERROR);
    }

    @Test
    void aLostConnectionEndsEveryStream() {
        Recorder.Stream own = new Recorder.Stream();
        gateway.session().open(false, own).write(text("a"));
        gateway.receiveData(SYN, 1, "b");
        gateway.sent();

        gateway.channel().close();

        assertThat(own.events()).containsExactly("SESSION_LOST");
        assertThat(opened().events()).containsExactly("SESSION_LOST");
        assertThat(gateway.recorder().closed()).containsExactly("the connection was closed");
        assertThat(gateway.session().isOpen()).isFalse();
        assertThat(gateway.session().bufferedBytes()).isZero();
    }

    @Test
    void aListenerThatFailsCostsItsOwnStreamOnly() {
        YamuxSessionListener broken = new YamuxSessionListener() {
            @Override
            public YamuxStreamListener opened(YamuxStream stream) {
                return new YamuxStreamListener() {
                    @Override
                    public void data(ByteBuf data) {
                        data.release();
                        throw new IllegalStateException("broken on purpose");
                    }

                    @Override
                    public void finished() {}

                    @Override
                    public void writable() {}

                    @Override
                    public void ended(StreamEnd end, String detail) {}
                };
            }

            @Override
            public void goAway(GoAwayCode code) {}

            @Override
            public void closed(String reason, Optional<Throwable> failure) {}
        };
        YamuxSession session = new YamuxSession(false, SessionLimits.DEFAULT, new MemoryBudget(1_000_000), broken);
        EmbeddedChannel channel = new EmbeddedChannel(session);
        ByteBuf wire = Unpooled.buffer();
        new FrameHeader(DATA, SYN, 1, 1).writeTo(wire);
        wire.writeByte('x');
        channel.writeInbound(wire);

        assertThat(session.isOpen()).isTrue();
        assertThat(session.streams()).isZero();
        channel.finishAndReleaseAll();
    }
}
