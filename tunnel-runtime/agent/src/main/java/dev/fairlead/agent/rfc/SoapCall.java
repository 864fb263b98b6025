package dev.fairlead.agent.rfc;

import java.util.Objects;

/** What the beginning of a body says about the function that is called. */
public sealed interface SoapCall {

    /**
     * The function is known.
     *
     * @param function in upper case
     */
    record Named(String function) implements SoapCall {
        public Named {
            Objects.requireNonNull(function, "function");
        }
    }

    /** More has to come before anything can be said. */
    record Incomplete() implements SoapCall {}

    /**
     * There is no function, or it is not stated without doubt.
     *
     * @param why for the administrator; nothing of the body is in it
     */
    record Unreadable(String why) implements SoapCall {
        public Unreadable {
            Objects.requireNonNull(why, "why");
        }
    }
}
