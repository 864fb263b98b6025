package dev.fairlead.cdi.caller;

/** How a user whom the container knows by name only came to be known; it counts as the issuer of the name. */
@FunctionalInterface
interface LogInMechanism {
    /** A mechanism that the server does not name. */
    String CONTAINER = "container";

    /** None: code runs as somebody who did not log on, as on timers and in message-driven beans. */
    String RUN_AS = "run-as";

    /** For servers without servlets. */
    LogInMechanism UNKNOWN = () -> CONTAINER;

    /** For example {@code FORM} or {@code BASIC}. */
    String name();
}
