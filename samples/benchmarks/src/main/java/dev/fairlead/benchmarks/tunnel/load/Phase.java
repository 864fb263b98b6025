package dev.fairlead.benchmarks.tunnel.load;

import dev.fairlead.benchmarks.tunnel.process.Words;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What clients do together for a while. Every number is one of connections.
 *
 * @param requests that send a small request as soon as the last one was answered
 * @param downloads that fetch one large answer after the other
 * @param uploads that send one large request after the other
 * @param openings that are opened, used for one small request, and closed, again and again
 * @param stalled that ask for something large and never read it
 * @param piece bytes of what is large
 * @param warmUp seconds before anything is counted
 * @param seconds that are counted
 * @param small the small request, {@code Connection: close} excepted
 */
public record Phase(
        int requests,
        int downloads,
        int uploads,
        int openings,
        int stalled,
        long piece,
        double warmUp,
        double seconds,
        String small) {
    private static final long PIECE = 16L << 20;

    /** Nothing yet, for so long. */
    public static Phase of(double warmUp, double seconds) {
        return new Phase(0, 0, 0, 0, 0, PIECE, warmUp, seconds, Backend.SMALL_REQUEST);
    }

    /** The same with so many connections for small requests. */
    public Phase requests(int value) {
        return new Phase(value, downloads, uploads, openings, stalled, piece, warmUp, seconds, small);
    }

    /** The same with so many connections that fetch. */
    public Phase downloads(int value) {
        return new Phase(requests, value, uploads, openings, stalled, piece, warmUp, seconds, small);
    }

    /** The same with so many connections that send. */
    public Phase uploads(int value) {
        return new Phase(requests, downloads, value, openings, stalled, piece, warmUp, seconds, small);
    }

    /** The same with so many connections at a time that are new for each request. */
    public Phase openings(int value) {
        return new Phase(requests, downloads, uploads, value, stalled, piece, warmUp, seconds, small);
    }

    /** The same with so many connections that stop to read. */
    public Phase stalled(int value) {
        return new Phase(requests, downloads, uploads, openings, value, piece, warmUp, seconds, small);
    }

    /** The same with other large things. */
    public Phase piece(long value) {
        return new Phase(requests, downloads, uploads, openings, stalled, value, warmUp, seconds, small);
    }

    /** The same with another small request. */
    public Phase small(String value) {
        return new Phase(requests, downloads, uploads, openings, stalled, piece, warmUp, seconds, value);
    }

    /** To be said to the process that does it. */
    public Words toWords(int port) {
        return Words.of("run")
                .with("port", port)
                .with("requests", requests)
                .with("downloads", downloads)
                .with("uploads", uploads)
                .with("openings", openings)
                .with("stalled", stalled)
                .with("piece", piece)
                .with("warmUp", warmUp)
                .with("seconds", seconds)
                .with("small", encode(small));
    }

    /** A small request, as it is said to the process that sends it. */
    public static String encode(String small) {
        return Base64.getUrlEncoder().encodeToString(small.getBytes(StandardCharsets.UTF_8));
    }

    /** The small request in a question. */
    static String smallIn(Words words) {
        return new String(Base64.getUrlDecoder().decode(words.text("small")), StandardCharsets.UTF_8);
    }

    static Phase parse(Words words) {
        return new Phase(
                words.integer("requests"),
                words.integer("downloads"),
                words.integer("uploads"),
                words.integer("openings"),
                words.integer("stalled"),
                words.number("piece"),
                words.real("warmUp"),
                words.real("seconds"),
                smallIn(words));
    }
}
