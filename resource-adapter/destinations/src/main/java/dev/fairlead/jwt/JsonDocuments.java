package dev.fairlead.jwt;

import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.json.StrictJson;
import dev.fairlead.transport.Exchange;
import dev.fairlead.transport.Transport;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gets JSON that an issuer publishes: keys, metadata, what it knows of a user. Only over https, never by a redirect, at
 * most for five seconds and of a limited size (authentication specification, 11.1). Which addresses may be connected to
 * is for the transport to decide.
 */
public final class JsonDocuments {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Transport transport;
    private final Duration patience;

    /**
     * @param transport the way to issuers; remains the caller's to close
     */
    public JsonDocuments(Transport transport) {
        this(transport, PATIENCE);
    }

    JsonDocuments(Transport transport, Duration patience) {
        this.transport = transport;
        this.patience = patience;
    }

    /**
     * The object at a URL.
     *
     * @param destination whose call needs it, for messages
     * @param what is asked for, as messages call it
     * @param bearer the token that authorizes; empty for none
     * @param maximumBytes how large it may be
     * @throws DestinationException {@code TOKEN_SERVICE_UNREACHABLE} if there is no answer with status 200 in time,
     *     {@code TOKEN_ANSWER_MALFORMED} if it is too large or no JSON object
     */
    public JsonObject get(String destination, String what, HttpUrl url, Optional<UserToken> bearer, int maximumBytes) {
        if (!url.secure()) {
            throw unreachable(destination, what, url, "is not https");
        }
        long end = System.nanoTime() + patience.toNanos();
        try (DestinationResponse response = exchange(destination, what, url, bearer)) {
            if (response.status() != 200) {
                throw unreachable(destination, what, url, "answered with status " + response.status());
            }
            byte[] body = read(response.stream(), maximumBytes + 1, end);
            if (body.length > maximumBytes) {
                throw malformed(destination, what, url, "is larger than " + maximumBytes / 1024 + " KiB");
            }
            JsonValue value = StrictJson.parse(new String(body, StandardCharsets.UTF_8));
            if (value instanceof JsonObject object) {
                return object;
            }
            throw malformed(destination, what, url, "is no JSON object");
        } catch (IOException e) {
            throw DestinationException.of(
                    detail(ErrorCode.TOKEN_SERVICE_UNREACHABLE, destination, what, url, "broke off or took too long"),
                    e);
        } catch (IllegalArgumentException e) {
            throw malformed(destination, what, url, e.getMessage());
        }
    }

    private DestinationResponse exchange(String destination, String what, HttpUrl url, Optional<UserToken> bearer) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry("Accept", "application/json"));
        bearer.ifPresent(token -> headers.add(Map.entry("Authorization", "Bearer " + token.reveal())));
        Exchange request = new Exchange(
                destination, what, "GET", url, url.target(), headers, Optional.empty(), patience, Optional.empty());
        try {
            return transport.exchange(request);
        } catch (DestinationException e) {
            throw DestinationException.of(
                    detail(
                            ErrorCode.TOKEN_SERVICE_UNREACHABLE,
                            destination,
                            what,
                            url,
                            e.detail().found()),
                    e);
        }
    }

    /** A peer that sends a byte now and then keeps within every single wait; the sum counts. */
    private static byte[] read(InputStream in, int maximumBytes, long end) throws IOException {
        byte[] buffer = new byte[maximumBytes];
        int length = 0;
        while (length < maximumBytes) {
            int n = in.read(buffer, length, maximumBytes - length);
            if (n < 0) {
                break;
            }
            length += n;
            if (System.nanoTime() - end > 0) {
                throw new IOException("The answer takes too long");
            }
        }
        return Arrays.copyOf(buffer, length);
    }

    private static DestinationException unreachable(String destination, String what, HttpUrl url, String found) {
        return DestinationException.of(detail(ErrorCode.TOKEN_SERVICE_UNREACHABLE, destination, what, url, found));
    }

    private static DestinationException malformed(String destination, String what, HttpUrl url, String found) {
        return DestinationException.of(detail(ErrorCode.TOKEN_ANSWER_MALFORMED, destination, what, url, found));
    }

    private static ErrorDetail detail(ErrorCode code, String destination, String what, HttpUrl url, String found) {
        return ErrorDetail.of(code, destination, what, url + " " + found)
                .withHint("Look at the URL, the network and the trust in its certificate");
    }
}
