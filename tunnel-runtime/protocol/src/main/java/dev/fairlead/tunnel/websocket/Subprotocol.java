package dev.fairlead.tunnel.websocket;

import dev.fairlead.tunnel.http.HttpTokens;
import java.util.Arrays;
import java.util.Optional;

/** What the bytes of a WebSocket are; the number in its name is the tunnel's major version. */
public enum Subprotocol {
    /** A session, because the TLS around the WebSocket has shown both sides to each other. */
    SESSION("flt.v1"),
    /** TLS with the session inside, because somebody else ends the TLS around the WebSocket. */
    TLS("flt.tls.v1");

    private final String wireName;

    Subprotocol(String wireName) {
        this.wireName = wireName;
    }

    /** Name in {@code Sec-WebSocket-Protocol}. */
    public String wireName() {
        return wireName;
    }

    /** The first of a list of names that is known. */
    static Optional<Subprotocol> firstIn(String names) {
        return Arrays.stream(names.split(","))
                .map(HttpTokens::trimmed)
                .flatMap(name -> Arrays.stream(values()).filter(known -> known.wireName.equals(name)))
                .findFirst();
    }
}
