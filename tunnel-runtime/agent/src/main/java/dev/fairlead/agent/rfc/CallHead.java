package dev.fairlead.agent.rfc;

import java.util.List;
import java.util.Objects;

/** What the head of a request says about functions, before anything is known about its body. */
public sealed interface CallHead {

    /** What is wanted. */
    enum Purpose {
        /** The function that the body names. */
        CALL,
        /** What functions look like. */
        DESCRIPTION,
        /** The end of the session that a cookie names. */
        END_OF_SESSION
    }

    /**
     * Functions are called or described, or calls come to their end.
     *
     * @param purpose what is wanted
     * @param client three digits; empty: none is named
     * @param described names of functions in upper case whose description is wanted; empty but for descriptions
     * @param target path and query for the system, written anew
     */
    record Readable(Purpose purpose, String client, List<String> described, String target) implements CallHead {
        public Readable {
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(client, "client");
            described = List.copyOf(described);
            Objects.requireNonNull(target, "target");
        }

        /** Whether the body says which function is called. */
        public boolean calls() {
            return purpose == Purpose.CALL;
        }

        /** Whether it is for the end of a session, which it must name by a cookie. */
        public boolean endsSession() {
            return purpose == Purpose.END_OF_SESSION;
        }
    }

    /**
     * It is nothing of the kind, or another reader could find something else in it.
     *
     * @param rule of the RFC specification, D.3, that it breaks
     * @param why for the administrator; nothing of the request is in it
     */
    record Unreadable(int rule, String why) implements CallHead {
        public Unreadable {
            Objects.requireNonNull(why, "why");
        }
    }
}
