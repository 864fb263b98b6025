package dev.fairlead.http;

import dev.fairlead.error.RemoteFailureException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of a destination's target: its head, and a body that is still on its way. Holds a connection until it is
 * closed or its body has been read to the end. For one thread at a time.
 */
public interface DestinationResponse extends AutoCloseable {

    /** HTTP status code. */
    int status();

    /** First value of a header field, its name compared ignoring case. */
    Optional<String> header(String name);

    /** All header fields in order of arrival. */
    List<Map.Entry<String, String>> headers();

    /** The body, as it arrives; without one, an empty stream. Closing the stream closes the response. */
    InputStream stream();

    /**
     * Reads the body to its end and closes the response.
     *
     * @throws RemoteFailureException if the body breaks off
     */
    byte[] bytes();

    /**
     * Reads the body to its end as text, in the character set of its content type or else UTF-8, and closes the
     * response.
     *
     * @throws RemoteFailureException if the body breaks off
     */
    String text();

    /** Gives the connection back; what has not been read of the body is dropped. Never fails. */
    @Override
    void close();
}
