package dev.fairlead.agent.access;

/**
 * Ports from the first to the last, both included.
 *
 * @param first 1 to 65535
 * @param last not below the first
 */
public record PortRange(int first, int last) {
    private static final int MAX_PORT = 65_535;

    public PortRange {
        if (first < 1 || last < first || last > MAX_PORT) {
            throw new IllegalArgumentException(first + "-" + last + " is not a range of ports from 1 to 65535");
        }
    }

    /** Whether there is more than one. */
    public boolean several() {
        return last > first;
    }

    /** How many there are. */
    public int size() {
        return last - first + 1;
    }

    /** Whether a port is in both. */
    public boolean overlaps(PortRange other) {
        return first <= other.last && other.first <= last;
    }

    boolean contains(int port) {
        return first <= port && port <= last;
    }
}
