package dev.fairlead.tunnel.control;

import java.util.ArrayList;
import java.util.List;

/**
 * What an agent exposes, told to the gateway (connectivity specification, 8.5; agent specification, 6.7). A long list
 * comes in several messages.
 *
 * @param first whether this replaces what was told before, or goes on with it
 * @param systems as many as fit
 */
public record Expose(boolean first, List<ExposedSystem> systems) implements Announcement {
    /** Systems in one message: so many fit, whatever their texts are. */
    private static final int IN_A_MESSAGE = 10;

    /** Systems of one agent; what is beyond them is neither told nor kept. */
    public static final int MOST = 1_000;

    public Expose {
        systems = List.copyOf(systems);
    }

    /** The messages that tell of all these, or of the first {@link #MOST}. */
    public static List<Expose> of(List<ExposedSystem> all) {
        int count = Math.min(all.size(), MOST);
        List<Expose> messages = new ArrayList<>();
        for (int from = 0; from == 0 || from < count; from += IN_A_MESSAGE) {
            messages.add(new Expose(from == 0, all.subList(from, Math.min(count, from + IN_A_MESSAGE))));
        }
        return messages;
    }

    /** What is known when this message has come behind those that said {@code before}. */
    public List<ExposedSystem> after(List<ExposedSystem> before) {
        List<ExposedSystem> known = first ? new ArrayList<>() : new ArrayList<>(before);
        known.addAll(systems.subList(0, Math.min(systems.size(), MOST - known.size())));
        return List.copyOf(known);
    }
}
