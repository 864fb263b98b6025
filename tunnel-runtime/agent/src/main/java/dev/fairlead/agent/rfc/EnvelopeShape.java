package dev.fairlead.agent.rfc;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which elements of a message are open, and whether it is an envelope with one body with one call in it: behind the
 * call no other element may stand, in the body or behind it, which another reader could take for the call.
 */
final class EnvelopeShape {
    private static final int PART = 2;
    private static final int CALL = 3;
    private static final int DEEPEST = 128;

    private final Deque<String> open = new ArrayDeque<>();
    private boolean rooted;
    private boolean bodied;
    private boolean inBody;
    private boolean called;

    /**
     * A start tag.
     *
     * @param name with its prefix
     * @return whether the element may stand there
     */
    boolean started(String name) {
        open.push(name);
        int depth = open.size();
        if (depth > PART) {
            boolean another = depth == CALL && inBody && called;
            called |= depth == CALL && inBody;
            return !another && depth <= DEEPEST;
        }
        boolean another = depth == PART ? bodied : rooted;
        rooted = true;
        if (depth == PART) {
            inBody = name.substring(name.indexOf(':') + 1).equals("Body");
            bodied |= inBody;
        }
        return !another;
    }

    /**
     * An end tag.
     *
     * @param name with its prefix
     * @return whether it ends the element that is open
     */
    boolean ended(String name) {
        boolean matching = name.equals(open.peek());
        if (matching) {
            open.pop();
            inBody &= open.size() >= PART;
        }
        return matching;
    }

    /** The same for the end of an element without content. */
    void endedAtOnce() {
        ended(open.element());
    }

    /** Whether text may stand there: in the call, and in what the header holds. */
    boolean takesText() {
        return open.size() >= CALL;
    }

    /** Whether the call has begun. */
    boolean called() {
        return called;
    }

    /** Whether everything that was begun has ended, with a call in it. */
    boolean complete() {
        return called && open.isEmpty();
    }
}
