package dev.fairlead.configuration;

import java.util.Set;

/** The properties of TCP destinations (destination specification, 1.20). */
final class TcpNames {

    static final String ADDRESS = "Address";
    static final String NO_DELAY = "tcp.nodelay";
    static final String LINGER = "tcp.socket.linger";
    static final String SEND_BUFFER = "tcp.socket.sndbuf";
    static final String RECEIVE_BUFFER = "tcp.socket.rcvbuf";
    static final String TIMEOUT = "tcp.socket.timeout";
    static final String KEEP_ALIVE = "tcp.socket.keepalive";
    static final String REUSE_ADDRESS = "tcp.socket.reuseaddr";

    static final Set<String> ALL =
            Set.of(ADDRESS, NO_DELAY, LINGER, SEND_BUFFER, RECEIVE_BUFFER, TIMEOUT, KEEP_ALIVE, REUSE_ADDRESS);

    private TcpNames() {}
}
