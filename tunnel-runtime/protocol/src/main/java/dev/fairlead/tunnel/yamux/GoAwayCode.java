package dev.fairlead.tunnel.yamux;

/** Why a peer ends the session; the order is that of the numbers on the wire. */
public enum GoAwayCode {
    NORMAL,
    PROTOCOL_ERROR,
    INTERNAL_ERROR;

    /** Numbers that the format does not define count as internal errors. */
    static GoAwayCode ofNumber(int number) {
        return number >= 0 && number < values().length ? values()[number] : INTERNAL_ERROR;
    }
}
