package dev.fairlead.configuration;

import java.util.Arrays;
import java.util.Optional;

/** The kind of system that a destination leads to, in the values of the property {@code Type}. */
public enum DestinationType {
    /** A web server. */
    HTTP,
    /** An ABAP system, by remote function calls. */
    RFC,
    /** A mail server. */
    MAIL,
    /** A directory server. */
    LDAP,
    /** Any other server with a TCP port. */
    TCP;

    static Optional<DestinationType> of(String value) {
        return Arrays.stream(values()).filter(type -> type.name().equals(value)).findFirst();
    }
}
