package dev.fairlead.tunnel.stream;

import static dev.fairlead.tunnel.testing.RawPeer.ACK;
import static dev.fairlead.tunnel.testing.RawPeer.DATA;
import static dev.fairlead.tunnel.testing.RawPeer.FIN;
import static dev.fairlead.tunnel.testing.RawPeer.GO_AWAY;
import static dev.fairlead.tunnel.testing.RawPeer.PING;
import static dev.fairlead.tunnel.testing.RawPeer.RST;
import static dev.fairlead.tunnel.testing.RawPeer.SYN;
import static dev.fairlead.tunnel.testing.RawPeer.WINDOW_UPDATE;

import dev.fairlead.tunnel.testing.RawPeer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Something that neither end of a session may do to the other one.
 *
 * @param name what it is
 * @param reason part of what the victim says when it ends the session
 * @param act does it, in a session that stands; streams 0, 1, 2 and so on are numbers that the offender may use
 */
record Offence(String name, String reason, Act act) {
    private static final int MAX_WINDOW = 256 * 1024;
    private static final int FULL_FRAME = 16 * 1024;

    /** Says something wrong. */
    interface Act {
        void commit(RawPeer peer, IntFunction<Integer> streams) throws IOException;
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<Offence> all() {
        return Stream.of(noFrames(), streamNumbers(), credit(), openings(), controlMessages(), flags(), floods())
                .flatMap(offences -> offences);
    }

    private static Stream<Offence> noFrames() {
        return Stream.of(
                new Offence(
                        "garbage",
                        "unknown version 22",
                        (peer, id) -> peer.bytes("\u0016\u0003\u0001 no yamux".getBytes(StandardCharsets.ISO_8859_1))),
                new Offence("an unknown type", "type 4", (peer, id) -> peer.header(4, 0, id.apply(0), 0)),
                new Offence(
                        "an oversize frame",
                        "a frame of 1000000 bytes",
                        (peer, id) -> peer.header(DATA, SYN, id.apply(0), 1_000_000)),
                new Offence(
                        "a frame of four gigabytes",
                        "a frame of 4294967295 bytes",
                        (peer, id) -> peer.header(DATA, SYN, id.apply(0), -1)));
    }

    private static Stream<Offence> flags() {
        return Stream.of(
                new Offence("unknown flags", "unknown flags", (peer, id) -> peer.header(DATA, 0x10, id.apply(0), 0)),
                new Offence(
                        "opened and acknowledged",
                        "contradictory",
                        (peer, id) -> peer.header(DATA, SYN | ACK, id.apply(0), 0)),
                new Offence(
                        "a ping of a stream", "PING on stream", (peer, id) -> peer.header(PING, SYN, id.apply(0), 0)),
                new Offence(
                        "a ping that asks nothing", "question or an answer", (peer, id) -> peer.header(PING, 0, 0, 0)),
                new Offence("a farewell with flags", "contradictory", (peer, id) -> peer.header(GO_AWAY, RST, 0, 0)));
    }

    private static Stream<Offence> streamNumbers() {
        return Stream.of(
                new Offence("stream 0", "DATA on stream 0", (peer, id) -> peer.header(DATA, SYN, 0, 0)),
                new Offence(
                        "a number of the other side",
                        "cannot be opened by the peer",
                        (peer, id) -> peer.header(DATA, SYN, id.apply(0) + 1, 0)),
                new Offence("a number used before", "cannot be opened by the peer", (peer, id) -> {
                    peer.open(id.apply(0), "tcp");
                    peer.open(id.apply(0), "tcp");
                }),
                new Offence("numbers that go back", "cannot be opened by the peer", (peer, id) -> {
                    peer.open(id.apply(2), "tcp");
                    peer.open(id.apply(1), "tcp");
                }),
                new Offence(
                        "a stream that never was", "never opened", (peer, id) -> peer.header(DATA, 0, id.apply(9), 0)),
                new Offence(
                        "credit for a stream that never was",
                        "never opened",
                        (peer, id) -> peer.header(WINDOW_UPDATE, 0, id.apply(9) + 1, 1)));
    }

    private static Stream<Offence> credit() {
        return Stream.of(
                new Offence("bytes without credit", "had credit for", (peer, id) -> {
                    peer.frame(DATA, SYN, id.apply(0), opening("black-hole"));
                    for (int sent = 0; sent <= MAX_WINDOW; sent += FULL_FRAME) {
                        peer.frame(DATA, 0, id.apply(0), new byte[FULL_FRAME]);
                    }
                }),
                new Offence("credit beyond all bounds", "more credit", (peer, id) -> {
                    peer.header(WINDOW_UPDATE, SYN, id.apply(0), Integer.MAX_VALUE - MAX_WINDOW);
                    peer.header(WINDOW_UPDATE, 0, id.apply(0), 1);
                }),
                new Offence("negative credit", "more credit", (peer, id) -> {
                    peer.header(DATA, SYN, id.apply(0), 0);
                    peer.header(WINDOW_UPDATE, 0, id.apply(0), -1);
                }));
    }

    private static Stream<Offence> openings() {
        return Stream.of(
                opening("an oversize opening", "a message of 65537 bytes", new byte[] {0, 1, 0, 1}),
                opening("an opening of negative size", "a message of 4294967295 bytes", new byte[] {-1, -1, -1, -1}),
                opening("an opening that is no JSON", "no JSON object", RawPeer.message("hello")),
                opening("an opening that is a list", "no JSON object", RawPeer.message("[]")),
                opening("an opening of no kind", "lacks a field", RawPeer.message("{}")),
                opening("an opening of an unknown kind", "lacks a field", RawPeer.message("{\"kind\":\"x\"}")),
                opening("nested without end", "no JSON object", RawPeer.message("{\"kind\":" + "[".repeat(50_000))),
                opening(
                        "an absurd number",
                        "no JSON object",
                        RawPeer.message("{\"kind\":\"tcp\",\"deadline\":1e99999999999}")),
                opening(
                        "a number of many digits",
                        "no JSON object",
                        RawPeer.message("{\"kind\":\"tcp\",\"deadline\":" + "9".repeat(50_000) + "}")),
                new Offence(
                        "an end within the opening",
                        "ended before its opening",
                        (peer, id) -> peer.frame(DATA, SYN | FIN, id.apply(0), new byte[] {0, 0, 0})),
                new Offence(
                        "a further control stream",
                        "a control stream out of turn",
                        (peer, id) -> peer.open(id.apply(0), "control")));
    }

    private static byte[] opening(String host) {
        return RawPeer.message("{\"kind\":\"tcp\",\"host\":\"" + host + "\"}");
    }

    private static Offence opening(String name, String reason, byte[] bytes) {
        return new Offence(name, reason, (peer, id) -> {
            peer.header(DATA, SYN, id.apply(0), 0);
            for (int from = 0; from < bytes.length; from += FULL_FRAME) {
                int to = Math.min(bytes.length, from + FULL_FRAME);
                peer.frame(DATA, 0, id.apply(0), Arrays.copyOfRange(bytes, from, to));
            }
        });
    }

    private static Stream<Offence> controlMessages() {
        return Stream.of(
                control("an oversize control message", "a message of 2130706432 bytes", new byte[] {127, 0, 0, 0}),
                control(
                        "an unknown critical message",
                        "critical control message",
                        RawPeer.message("{\"type\":\"!X\"}")),
                control("a message without a type", "lacks a field", RawPeer.message("{}")),
                control("a message that lacks a field", "lacks a field", RawPeer.message("{\"type\":\"BYE\"}")),
                control("nested without end", "no JSON object", RawPeer.message("{\"type\":" + "[".repeat(2_000))),
                control(
                        "a greeting in the midst",
                        "out of turn",
                        RawPeer.message("{\"type\":\"HELLO\",\"version\":1,\"software\":\"s\",\"instance\":\"i\","
                                + "\"maxStreams\":1}")),
                control(
                        "a welcome in the midst",
                        "out of turn",
                        RawPeer.message("{\"type\":\"WELCOME\",\"version\":1,\"session\":\"s\",\"maxStreams\":1}")));
    }

    private static Offence control(String name, String reason, byte[] message) {
        return new Offence("control: " + name, reason, (peer, id) -> peer.frame(DATA, 0, 1, message));
    }

    private static Stream<Offence> floods() {
        return Stream.of(
                flood("pings", "a flood of pings", 3_000, i -> RawPeer.headerOf(PING, SYN, 0, i)),
                flood("answers to pings", "a flood of pings", 3_000, i -> RawPeer.headerOf(PING, ACK, 0, i)),
                flood("farewells", "a flood of", 10_000, i -> RawPeer.headerOf(GO_AWAY, 0, 0, 0)),
                flood("empty frames", "a flood of", 10_000, i -> RawPeer.headerOf(DATA, 0, 1, 0)),
                flood("credit of nothing", "a flood of", 10_000, i -> RawPeer.headerOf(WINDOW_UPDATE, 0, 1, 0)),
                new Offence("streams that are begun at once and never opened", "more than 200 streams", (peer, id) -> {
                    for (int i = 0; i <= 200; i++) {
                        peer.header(DATA, SYN, id.apply(i), 0);
                    }
                }),
                new Offence("streams that are opened and reset, very fast", "a flood of resets", (peer, id) -> {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    byte[] opening = opening("refused");
                    for (int i = 0; i < 10_000; i++) {
                        bytes.writeBytes(RawPeer.headerOf(DATA, SYN, id.apply(i), opening.length));
                        bytes.writeBytes(opening);
                        bytes.writeBytes(RawPeer.headerOf(DATA, RST, id.apply(i), 0));
                    }
                    peer.bytes(bytes.toByteArray());
                }));
    }

    private static Offence flood(String what, String reason, int count, IntFunction<byte[]> frame) {
        return new Offence("a flood of " + what, reason, (peer, id) -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < count; i++) {
                bytes.writeBytes(frame.apply(i));
            }
            peer.bytes(bytes.toByteArray());
        });
    }
}
