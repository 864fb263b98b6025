package dev.fairlead.agent.access;

/**
 * How large the heads of messages may be (agent specification, 2.7), each in bytes. Bodies have no limit, since they are
 * never collected.
 *
 * @param requestLine first line of a request
 * @param requestHeaders all headers of a request together
 * @param responseLine first line of a response
 * @param responseHeaders all headers of a response together
 */
public record MessageLimits(int requestLine, int requestHeaders, int responseLine, int responseHeaders) {
    private static final int KIB = 1024;

    /** 8 KiB each, and 64 KiB for the headers of a request, which hold tokens. */
    public static final MessageLimits DEFAULT = new MessageLimits(8 * KIB, 64 * KIB, 8 * KIB, 8 * KIB);
}
