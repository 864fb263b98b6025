package dev.fairlead.agent.monitoring;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that an operator should know of, or that it is over.
 *
 * @param at when it was noticed
 * @param kind what it is about
 * @param entity what of that kind, such as a tenant; tells alerts of a kind apart
 * @param active whether it lasts; false: it is over
 * @param message a sentence
 */
record Alert(Instant at, AlertKind kind, String entity, boolean active, String message) {

    Alert {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(message, "message");
    }
}
