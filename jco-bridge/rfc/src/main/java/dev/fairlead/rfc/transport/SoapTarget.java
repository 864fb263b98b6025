package dev.fairlead.rfc.transport;

import java.util.Objects;
import java.util.Optional;

/**
 * What a SOAP client has to know of its destination beside {@link TransportOptions}; the way there and the logon are the
 * HTTP destination's.
 *
 * @param destination its name
 * @param client {@code jco.client.client}: three digits; empty for the system's default
 * @param language {@code jco.client.lang}, as the system is asked for it; empty for the user's own
 * @param user whom the calls act for, as far as it is known; may be empty
 * @param userVerified whether the system itself checks that user; false for a propagated principal
 * @param password whether a password goes along with each request
 * @param https whether the system is reached over https
 * @param tunnel whether requests go through a tunnel
 * @param compressed {@code jco.client.network=WAN}: requests are compressed
 * @param trace {@code jco.client.trace=1}: calls are told to the log
 */
public record SoapTarget(
        String destination,
        Optional<String> client,
        Optional<String> language,
        String user,
        boolean userVerified,
        boolean password,
        boolean https,
        boolean tunnel,
        boolean compressed,
        boolean trace) {

    public SoapTarget {
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(user, "user");
    }
}
