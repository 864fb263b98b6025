package dev.fairlead.agent.access;

import dev.fairlead.tunnel.StreamKind;
import java.util.Locale;

/** What a back end speaks (agent specification, 2.3); the family decides which streams may reach it. */
public enum Protocol {
    HTTP(StreamKind.HTTP, false),
    HTTPS(StreamKind.HTTP, true),
    /** RFC carried as SOAP over HTTP. */
    RFC(StreamKind.RFC, false),
    /** RFC carried as SOAP over HTTPS. */
    RFCS(StreamKind.RFC, true),
    /** RFC over a WebSocket, which begins as an HTTPS request. */
    RFCWS(StreamKind.HTTP, true),
    LDAP(StreamKind.LDAP, false),
    LDAPS(StreamKind.LDAP, true),
    TCP(StreamKind.TCP, false),
    /** The application speaks plain, the agent adds TLS. */
    TCPS(StreamKind.TCP, true);

    private final StreamKind kind;
    private final boolean tls;

    Protocol(StreamKind kind, boolean tls) {
        this.kind = kind;
        this.tls = tls;
    }

    /** The streams that may reach such a back end. */
    public StreamKind kind() {
        return kind;
    }

    /** Whether the agent secures the connection to the back end. */
    public boolean tls() {
        return tls;
    }

    /** Whether bytes pass uninspected, so that the mapping alone decides. */
    public boolean relayed() {
        return kind == StreamKind.TCP || kind == StreamKind.LDAP;
    }

    /** As the scheme of an internal address is written. */
    public String scheme() {
        return name().toLowerCase(Locale.ROOT);
    }
}
