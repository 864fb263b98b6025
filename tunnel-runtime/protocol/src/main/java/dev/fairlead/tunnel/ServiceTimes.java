package dev.fairlead.tunnel;

/**
 * What an agent needed until the answer to a request began, by parts (agent specification, 11.1). Microseconds; whatever
 * else passed was on the way, or in the agent itself.
 *
 * @param signOn to verify the caller's token and to get a certificate or ticket for it; 0 where there is no caller
 * @param connect to have a connection to the back end, TLS and all; next to 0 for one that was there
 * @param backend from the first byte of the request on that connection until the response began
 */
public record ServiceTimes(int signOn, int connect, int backend) {

    /** @throws IllegalArgumentException if one is negative */
    public ServiceTimes {
        if (signOn < 0 || connect < 0 || backend < 0) {
            throw new IllegalArgumentException("times must not be negative");
        }
    }

    /** From nanoseconds; what is longer than half an hour counts as that. */
    public static ServiceTimes ofNanos(long signOn, long connect, long backend) {
        return new ServiceTimes(micros(signOn), micros(connect), micros(backend));
    }

    private static int micros(long nanos) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, nanos / 1_000));
    }

    /** All of it. */
    public long total() {
        return (long) signOn + connect + backend;
    }
}
