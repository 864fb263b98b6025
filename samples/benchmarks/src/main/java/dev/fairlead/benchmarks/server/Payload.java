package dev.fairlead.benchmarks.server;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the target answers: about a kibibyte of JSON, ASCII only. */
public final class Payload {
    /** The whole body. */
    public static final String TEXT = IntStream.range(0, 16)
            .mapToObj("{\"item\":%1$d,\"material\":\"M-%1$06d\",\"quantity\":12.5,\"unit\":\"PC\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));

    private Payload() {}

    /**
     * Passes the body through if it is the payload.
     *
     * @throws IllegalStateException if it is anything else
     */
    public static String checked(int status, String body) {
        if (status != 200 || !TEXT.equals(body)) {
            throw new IllegalStateException("Not the payload, but " + status + " " + body);
        }
        return body;
    }
}
