package dev.fairlead.tunnel.control;

/** Why a session is ended. */
public enum ByeCode {
    /** The sender stops; come back later. */
    SHUTDOWN("shutdown", false),
    /** A newer instance of the same agent has connected. */
    SUPERSEDED("superseded", true),
    /** The agent's registration was revoked. */
    REVOKED("revoked", true),
    /** The gateway has no registration for the certificate. */
    UNKNOWN_AGENT("unknown_agent", true),
    /** There is no common version. */
    VERSION("version", true),
    /** Anything that this version has no name for. */
    OTHER("other", false);

    private final String wireName;
    private final boolean refusal;

    ByeCode(String wireName, boolean refusal) {
        this.wireName = wireName;
        this.refusal = refusal;
    }

    /** Name on the wire. */
    public String wireName() {
        return wireName;
    }

    /** Whether dialling again soon is of no use. */
    public boolean isRefusal() {
        return refusal;
    }

    /** The code of that name, or {@link #OTHER}. */
    public static ByeCode ofWireName(String name) {
        for (ByeCode code : values()) {
            if (code.wireName.equals(name)) {
                return code;
            }
        }
        return OTHER;
    }
}
