package dev.fairlead.agent.access;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The port by which applications call a system: a number, a range of numbers, or a name such as {@code sapgw42}.
 *
 * @param text as it is configured
 * @param numbers the same as numbers; empty for a name
 */
public record VirtualPort(String text, Optional<PortRange> numbers) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

    public VirtualPort {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(numbers, "numbers");
    }

    /** A single number. */
    public static VirtualPort of(int number) {
        return new VirtualPort(Integer.toString(number), Optional.of(new PortRange(number, number)));
    }

    /** Every number from the first to the last. */
    public static VirtualPort range(PortRange numbers) {
        return numbers.several()
                ? new VirtualPort(numbers.first() + "-" + numbers.last(), Optional.of(numbers))
                : of(numbers.first());
    }

    /** A name, which is compared as it is. */
    public static VirtualPort named(String name) {
        return new VirtualPort(name, Optional.empty());
    }

    /** Whether there is more than one. */
    public boolean several() {
        return numbers.filter(PortRange::several).isPresent();
    }

    /** Whether a port that an application asks for is this one, or one of these. */
    boolean covers(String port) {
        if (!several()) {
            return text.equals(port);
        }
        return NUMBER.matcher(port).matches() && numbers.orElseThrow().contains(Integer.parseInt(port));
    }

    /** How far behind the first one a covered port is. */
    int offset(String port) {
        return several() ? Integer.parseInt(port) - numbers.orElseThrow().first() : 0;
    }

    /** Whether an application could mean both by the same port. */
    public boolean overlaps(VirtualPort other) {
        return numbers.isPresent() && other.numbers.isPresent()
                ? numbers.get().overlaps(other.numbers.get())
                : text.equals(other.text);
    }
}
