package dev.fairlead.gateway.client;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names by which all hops log a request. They are no secret and need not be unguessable, only different. */
public final class RequestIds {
    private static final HexFormat HEX = HexFormat.of();

    private RequestIds() {}

    /** A new one. */
    public static String next() {
        return HEX.toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
