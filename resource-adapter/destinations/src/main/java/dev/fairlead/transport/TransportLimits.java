package dev.fairlead.transport;

/**
 * Bounds that protect this side from the other.
 *
 * @param connections connections to one destination at a time
 * @param headLine bytes in a line of a response's head
 * @param headLines header fields in a response
 */
public record TransportLimits(int connections, int headLine, int headLines) {

    /** 100 connections; 200 header fields of 16 KiB. */
    public static final TransportLimits DEFAULT = new TransportLimits(100, 16 * 1024, 200);

    public TransportLimits {
        if (connections < 1 || headLine < 256 || headLines < 1) {
            throw new IllegalArgumentException("Limits are positive, a header line takes 256 bytes at least");
        }
    }
}
