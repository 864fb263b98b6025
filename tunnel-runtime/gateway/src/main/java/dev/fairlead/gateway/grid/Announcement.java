package dev.fairlead.gateway.grid;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node says of itself in the grid: {@code 1 <beat> <host>:<port>}, where 1 is the version of this format.
 *
 * @param node how it is reached
 * @param beat grows each time that the node says so: that it has changed shows that the node lives
 */
record Announcement(Endpoint node, long beat) {
    private static final int LONGEST = 300;
    private static final Pattern TEXT = Pattern.compile("1 (\\d{1,18}) ([A-Za-z0-9._:\\[\\]-]{1,262})");

    Announcement {
        Objects.requireNonNull(node, "node");
    }

    /** Reads what stands in the grid, whoever has written it; empty if it is no announcement. */
    static Optional<Announcement> read(Object entry) {
        if (!(entry instanceof String text) || text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Announcement(Endpoint.parse(matcher.group(2)), Long.parseLong(matcher.group(1))));
        } catch (IllegalArgumentException strange) {
            return Optional.empty();
        }
    }

    String text() {
        return "1 " + beat + " " + node;
    }
}
