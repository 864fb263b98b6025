package dev.fairlead.rfc.soap;

/**
 * How much of an answer is read, so that no system can exhaust its caller (RFC specification, C.13). What is larger is
 * an error of the protocol.
 *
 * @param response bytes of a whole message, after decompression
 * @param depth elements within each other
 * @param name characters of an element's name
 * @param attributes of one element
 * @param text characters of one value
 * @param rows of one table
 */
public record Limits(long response, int depth, int name, int attributes, int text, int rows) {

    private static final int MEBIBYTE = 1024 * 1024;

    /** The limits without configuration: 256 MiB, depth 64, names of 256, 32 attributes, 64 Mi characters, 10 million rows. */
    public static final Limits DEFAULT = new Limits(256L * MEBIBYTE, 64, 256, 32, 64 * MEBIBYTE, 10_000_000);

    public Limits {
        if (response < 1 || depth < 1 || name < 1 || attributes < 1 || text < 1 || rows < 1) {
            throw new IllegalArgumentException("A limit below 1");
        }
    }
}
