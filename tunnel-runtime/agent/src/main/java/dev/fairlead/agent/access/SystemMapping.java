package dev.fairlead.agent.access;

import java.util.Set;

/** One exposed back end (agent specification, 2.3). */
public sealed interface SystemMapping permits HttpMapping, RelayMapping {

    /** Where it is called, and where it is. */
    SystemAddress address();

    /** What people read of it. */
    SystemLabel label();

    /** Ids of the applications that may use it; empty: all. */
    Set<String> applications();

    /** How it is connected to. */
    ConnectionSettings connection();

    /** Whether anything of it can be called. */
    boolean isOpen();

    /** The name callers know, {@code host:port}. */
    default String virtualAuthority() {
        return address().virtualAuthority();
    }

    /** Whether an application may use it. */
    default boolean admits(String application) {
        return applications().isEmpty() || applications().contains(application);
    }
}
