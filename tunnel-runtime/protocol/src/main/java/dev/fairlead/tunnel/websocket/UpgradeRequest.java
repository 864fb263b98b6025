package dev.fairlead.tunnel.websocket;

import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.ConnectionOptions;
import dev.fairlead.tunnel.http.HeaderField;
import dev.fairlead.tunnel.http.HeaderLine;
import dev.fairlead.tunnel.http.RequestLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The request that turns an HTTP connection into a WebSocket (RFC 6455, 4).
 *
 * @param target path that is asked for
 * @param key what the answer has to prove
 * @param subprotocol what the bytes shall be
 */
public record UpgradeRequest(String target, String key, Subprotocol subprotocol) {
    private static final String VERSION = "13";
    private static final String PROTOCOL = "websocket";

    /** A new request. */
    public static UpgradeRequest of(String target, Subprotocol subprotocol) {
        return new UpgradeRequest(target, UpgradeKey.random(), subprotocol);
    }

    /**
     * Reads the lines of a request.
     *
     * @return empty if it asks for anything but a WebSocket with a known subprotocol
     * @throws BadRequestException if it is malformed
     */
    public static Optional<UpgradeRequest> parse(List<String> lines) throws BadRequestException {
        if (lines.isEmpty()) {
            throw new BadRequestException("There is no request line");
        }
        RequestLine line = RequestLine.parse(lines.get(0));
        List<HeaderField> headers = headers(lines);
        boolean asks = line.method().equals("GET")
                && line.http11()
                && isUpgrade(headers)
                && value(headers, "Sec-WebSocket-Version")
                        .filter(VERSION::equals)
                        .isPresent();
        Optional<String> key = value(headers, "Sec-WebSocket-Key").filter(UpgradeKey::isKey);
        Optional<Subprotocol> subprotocol =
                value(headers, "Sec-WebSocket-Protocol").flatMap(Subprotocol::firstIn);
        return asks && key.isPresent() && subprotocol.isPresent()
                ? Optional.of(new UpgradeRequest(line.target(), key.get(), subprotocol.get()))
                : Optional.empty();
    }

    /** The request as it is sent, up to the empty line. */
    public String text(String host) {
        return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: Upgrade\r\nUpgrade: " + PROTOCOL
                + "\r\nSec-WebSocket-Version: " + VERSION + "\r\nSec-WebSocket-Key: " + key
                + "\r\nSec-WebSocket-Protocol: " + subprotocol.wireName() + "\r\n\r\n";
    }

    /** The answer that agrees, up to the empty line. */
    public String acceptance() {
        return "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: " + PROTOCOL
                + "\r\nSec-WebSocket-Accept: " + UpgradeKey.accept(key) + "\r\nSec-WebSocket-Protocol: "
                + subprotocol.wireName() + "\r\n\r\n";
    }

    /**
     * Whether an answer with status 101 agrees to this request and nothing else.
     *
     * @param lines the answer's, the first of which is not looked at
     * @throws BadRequestException if they are malformed
     */
    public boolean isAcceptedBy(List<String> lines) throws BadRequestException {
        List<HeaderField> headers = headers(lines);
        return isUpgrade(headers)
                && value(headers, "Sec-WebSocket-Accept")
                        .filter(UpgradeKey.accept(key)::equals)
                        .isPresent()
                && value(headers, "Sec-WebSocket-Protocol")
                        .filter(subprotocol.wireName()::equals)
                        .isPresent()
                && value(headers, "Sec-WebSocket-Extensions").isEmpty();
    }

    private static boolean isUpgrade(List<HeaderField> headers) {
        return ConnectionOptions.of(headers).contains("upgrade")
                && value(headers, "Upgrade").filter(PROTOCOL::equalsIgnoreCase).isPresent();
    }

    private static List<HeaderField> headers(List<String> lines) throws BadRequestException {
        List<HeaderField> headers = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            headers.add(HeaderLine.parse(line));
        }
        return headers;
    }

    private static Optional<String> value(List<HeaderField> headers, String name) {
        return headers.stream()
                .filter(field -> field.is(name))
                .map(HeaderField::value)
                .reduce((one, other) -> one + "," + other);
    }
}
