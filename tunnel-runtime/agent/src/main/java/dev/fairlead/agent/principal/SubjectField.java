package dev.fairlead.agent.principal;

/** The fields of a subject, in the order in which a certificate holds them (agent specification, 4.4). */
public enum SubjectField {
    C(2),
    ST(128),
    L(128),
    O(64),
    OU(64),
    EMAIL(128),
    CN(64);

    private final int maxLength;

    SubjectField(int maxLength) {
        this.maxLength = maxLength;
    }

    /** Most characters; a longer value is refused, since two users could become one by cutting. */
    int maxLength() {
        return maxLength;
    }
}
