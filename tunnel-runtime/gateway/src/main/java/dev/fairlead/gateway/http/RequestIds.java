package dev.fairlead.gateway.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names by which all hops log a request. They are no secret and need not be unguessable, only different. */
final class RequestIds {
    private static final HexFormat HEX = HexFormat.of();

    private RequestIds() {}

    static String next() {
        return HEX.toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
