package dev.fairlead.tunnel.yamux;

/** The peer broke the rules of the session; the session ends, and others go on. */
final class ProtocolViolation extends Exception {
    private static final long serialVersionUID = 1L;

    ProtocolViolation(String message) {
        // no stack: it is a statement about the peer, and a flood of them must cost little
        super(message, null, false, false);
    }
}
