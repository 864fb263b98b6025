package dev.fairlead.agent.access;

/** How the agent identifies itself and the caller at a back end (authentication specification, 10.4). */
public enum AuthenticationMode {
    /** The system certificate, which may also log on. */
    NONE(false, false),
    /** The system certificate secures the connection but does not log on. */
    NONE_RESTRICTED(false, true),
    /** The caller's short-lived certificate; without a caller as {@link #NONE}. */
    X509_GENERAL(true, false),
    /** The caller's short-lived certificate; without a caller as {@link #NONE_RESTRICTED}. */
    X509_RESTRICTED(true, true),
    /** A Kerberos ticket in the caller's name; without a caller as {@link #NONE}. */
    KERBEROS(true, false);

    private final boolean propagating;
    private final boolean restricted;

    AuthenticationMode(boolean propagating, boolean restricted) {
        this.propagating = propagating;
        this.restricted = restricted;
    }

    /** Whether a caller's identity is passed on as a certificate. */
    public boolean certifying() {
        return propagating && this != KERBEROS;
    }

    /** Whether a caller's identity is passed on. */
    public boolean propagating() {
        return propagating;
    }

    /** Whether the system certificate must not log on by itself. */
    public boolean restricted() {
        return restricted;
    }
}
