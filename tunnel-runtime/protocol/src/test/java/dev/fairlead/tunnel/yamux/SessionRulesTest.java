package dev.fairlead.tunnel.yamux;

import static dev.fairlead.tunnel.yamux.FrameHeader.ACK;
import static dev.fairlead.tunnel.yamux.FrameHeader.FIN;
import static dev.fairlead.tunnel.yamux.FrameHeader.RST;
import static dev.fairlead.tunnel.yamux.FrameHeader.SYN;
import static dev.fairlead.tunnel.yamux.FrameType.DATA;
import static dev.fairlead.tunnel.yamux.FrameType.PING;
import static dev.fairlead.tunnel.yamux.FrameType.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ends a session: the peer is told, every stream ends, and the reason is clear. */
class SessionRulesTest {
    private static final int WINDOW = 256 * 1024;

    private final SessionUnderTest gateway =
            new SessionUnderTest(false, SessionLimits.DEFAULT.withMaxStreams(10).withMemoryBudget(WINDOW));

    private void assertViolation(String reason) {
        assertThat(gateway.recorder().closed()).singleElement().asString().contains(reason);
        List<SessionUnderTest.Sent> sent = gateway.allSent();
        assertThat(sent.get(sent.size() - 1).header())
                .isEqualTo(new FrameHeader(FrameType.GO_AWAY, 0, 0, GoAwayCode.PROTOCOL_ERROR.ordinal()));
        assertThat(gateway.channel().isOpen()).isFalse();
        assertThat(gateway.session().streams()).isZero();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void garbageEndsTheSession() {
        gateway.channel()
                .writeInbound(Unpooled.wrappedBuffer("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII)));

        assertViolation("unknown version 71");
    }

    @Test
    @Tag("CONN-78")
    void anOversizeFrameEndsTheSession() {
        gateway.receive(DATA, SYN, 1, WINDOW + 1);

        assertViolation("a frame of 262145 bytes");
    }

    @Test
    void nothingIsReadAfterAViolation() {
        ByteBuf wire = Unpooled.buffer();
        new FrameHeader(DATA, 0, 7, 0).writeTo(wire);
        new FrameHeader(DATA, SYN, 1, 0).writeTo(wire);
        gateway.channel().writeInbound(wire);

        assertViolation("never opened");
        assertThat(gateway.recorder().opened()).isEmpty();
    }

    @Test
    void moreBytesThanTheirCreditEndTheSession() {
        gateway.receiveData(SYN, 1, "");
        gateway.receiveBytes(1, WINDOW);
        assertThat(gateway.recorder().closed()).isEmpty();

        gateway.receiveData(0, 1, "x");

        assertViolation("had credit for 0");
    }

    @Test
    void bytesAfterTheEndOfAStreamEndTheSession() {
        gateway.receiveData(SYN | FIN, 1, "all");
        gateway.receiveData(0, 1, "more");

        assertViolation("after the end");
    }

    @Test
    void aStreamCannotFinishTwice() {
        gateway.receiveData(SYN | FIN, 1, "all");
        gateway.receive(WINDOW_UPDATE, FIN, 1, 0);

        assertViolation("finished twice");
    }

    @Test
    void aStreamOfThisSideCannotBeOpenedByThePeer() {
        gateway.receive(DATA, SYN, 2, 0);

        assertViolation("stream 2 cannot be opened");
    }

    @Test
    void aStreamCannotBeOpenedTwice() {
        gateway.receive(DATA, SYN, 5, 0);
        gateway.receive(DATA, SYN, 5, 0);

        assertViolation("stream 5 cannot be opened");
    }

    @Test
    void aNumberCannotGoBack() {
        gateway.receive(DATA, SYN, 5, 0);
        gateway.receive(DATA, SYN, 3, 0);

        assertViolation("stream 3 cannot be opened");
    }

    @Test
    void aFrameForAStreamThatNeverWasEndsTheSession() {
        gateway.receive(WINDOW_UPDATE, ACK, 8, 100);

        assertViolation("stream 8, which was never opened");
    }

    @Test
    void creditCannotOverflow() {
        gateway.receiveData(SYN, 1, "");
        gateway.receive(WINDOW_UPDATE, 0, 1, -1);

        assertViolation("more credit");
    }

    @Test
    void twiceAsManyStreamsAsAllowedEndTheSession() {
        for (int i = 0; i < 20; i++) {
            gateway.receiveData(SYN, 2 * i + 1, "");
        }
        assertThat(gateway.recorder().closed()).isEmpty();

        gateway.receiveData(SYN, 41, "");

        assertViolation("more than 20 streams");
    }

    @Test
    @Tag("CONN-78")
    void aFloodOfPingsEndsTheSession() {
        for (int i = 0; i < 3_000 && gateway.channel().isOpen(); i++) {
            gateway.receive(PING, SYN, 0, i);
            gateway.sent();
        }

        assertViolation("a flood of pings");
    }

    @Test
    @Tag("CONN-78")
    void aFloodOfResetsEndsTheSession() {
        for (int i = 0; i < 100_000 && gateway.channel().isOpen(); i++) {
            gateway.receive(DATA, SYN | RST, 2 * i + 1, 0);
        }

        assertViolation("a flood of resets");
    }

    @Test
    void theStreamThatHoldsMostIsGivenUpAtTwiceTheBudget() {
        gateway.receiveData(SYN, 1, "");
        gateway.receiveData(SYN, 3, "");
        gateway.receiveData(SYN, 5, "");
        gateway.receiveBytes(1, WINDOW);
        gateway.receiveBytes(3, WINDOW - 10_000);
        assertThat(gateway.session().hasMemoryToSpare()).isFalse();

        gateway.receiveBytes(5, 20_000);

        assertThat(gateway.recorder().opened().get(0).events()).containsExactly("OVERLOADED");
        assertThat(gateway.recorder().opened().get(1).events()).isEmpty();
        assertThat(gateway.session().bufferedBytes()).isEqualTo(WINDOW + 10_000);
        assertThat(gateway.recorder().closed()).isEmpty();
    }

    @Test
    @Tag("CONN-78")
    void aSessionThatHoldsLittleGivesNothingUpForOneThatHoldsMuch() {
        MemoryBudget shared = new MemoryBudget(WINDOW);
        try (SessionUnderTest greedy = new SessionUnderTest(false, SessionLimits.DEFAULT, shared);
                SessionUnderTest modest = new SessionUnderTest(false, SessionLimits.DEFAULT, shared)) {
            greedy.receiveData(SYN, 1, "");
            greedy.receiveData(SYN, 3, "");
            greedy.receiveBytes(1, WINDOW);
            greedy.receiveBytes(3, WINDOW - 30_000);
            modest.receiveData(SYN, 1, "");

            modest.receiveBytes(1, 60_000);

            assertThat(modest.recorder().opened().get(0).events()).isEmpty();
            assertThat(greedy.recorder().opened().get(0).events()).containsExactly("OVERLOADED");
            assertThat(greedy.recorder().opened().get(1).events()).isEmpty();
        }
    }

    @Test
    void whatIsThrownAwayIsHeldNoMoreAndEarnsNoCredit() {
        gateway.receiveData(SYN, 1, "");
        gateway.receiveData(SYN, 3, "");
        gateway.receiveBytes(1, WINDOW);
        gateway.receiveBytes(3, 10_000);
        assertThat(gateway.session().hasMemoryToSpare()).isFalse();

        gateway.recorder().opened().get(0).stream().dropped(WINDOW);

        assertThat(gateway.session().hasMemoryToSpare()).isTrue();
        assertThat(gateway.session().bufferedBytes()).isEqualTo(10_000);
        assertThat(gateway.sent()).isEmpty();
    }

    @Test
    void aWindowDoesNotGrowWhileTheBudgetIsUsedUp() {
        gateway.receiveData(SYN, 1, "");
        gateway.receiveData(SYN, 3, "");
        gateway.receiveBytes(1, WINDOW);
        gateway.receiveBytes(3, WINDOW / 2);

        gateway.recorder().opened().get(1).stream().consumed(WINDOW / 2);

        assertThat(gateway.sent())
                .extracting(SessionUnderTest.Sent::header)
                .contains(new FrameHeader(WINDOW_UPDATE, ACK, 3, WINDOW / 2));
    }
}
