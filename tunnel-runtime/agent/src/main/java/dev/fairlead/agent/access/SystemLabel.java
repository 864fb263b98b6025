package dev.fairlead.agent.access;

import java.util.Objects;

/**
 * What people read of a system; also the operators of the gateway do.
 *
 * @param type what kind of system it is
 * @param description free text; may be empty
 */
public record SystemLabel(BackendType type, String description) {

    public SystemLabel {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
    }

    /** Of a mapping that says nothing about it. */
    public static SystemLabel usual(Protocol protocol) {
        return new SystemLabel(BackendType.usual(protocol), "");
    }
}
