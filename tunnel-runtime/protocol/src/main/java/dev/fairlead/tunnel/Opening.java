package dev.fairlead.tunnel;

/** A stream that is about to be opened, or was. Everything is called on the loop on which it is used. */
public interface Opening {

    /** Gives up: nothing is opened any more. Without effect once the stream was handed over. */
    void cancel();

    /**
     * The stream that was handed over has ended, and the back end cannot have got anything of it: opens another one, by
     * a way that was not taken before, for the same handler and taker (connectivity specification, 8.7).
     *
     * @param ended how; a wait for another agent does not help against {@code overload}
     * @return whether that is tried, and told like the first time; false: what ended stays ended
     */
    default boolean again(StreamError ended) {
        return false;
    }
}
