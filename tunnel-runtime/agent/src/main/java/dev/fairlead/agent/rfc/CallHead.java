package dev.fairlead.agent.rfc;

import java.util.List;
import java.util.Objects;

/** What the head of a request says about functions, before anything is known about its body. */
public sealed interface CallHead {

    /**
     * Functions are called or described.
     *
     * @param client three digits; empty: none is named
     * @param described names of functions in upper case whose description is wanted; empty: the body calls one
     * @param target path and query for the system, written anew
     */
    record Readable(String client, List<String> described, String target) implements CallHead {
        public Readable {
            Objects.requireNonNull(client, "client");
            described = List.copyOf(described);
            Objects.requireNonNull(target, "target");
        }

        /** Whether the body says which function is called. */
        public boolean calls() {
            return described.isEmpty();
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
