package dev.fairlead.logon;

import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.ServerAddress;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Opens the way to an on-premise server through the SOCKS5 proxy of SAP BTP's Connectivity service (authentication
 * specification, 8.3). After it the streams belong to the server's own protocol.
 */
public final class SocksHandshake {

    private static final String PLACE = "connectivity proxy";

    private final String destination;
    private final ServerAddress server;
    private final String locationId;

    /**
     * @param destination name of the destination, for messages
     * @param server virtual host and port of an agent's mapping
     * @param locationId empty for the agents without one
     */
    public SocksHandshake(String destination, ServerAddress server, String locationId) {
        this.destination = Objects.requireNonNull(destination, "destination");
        this.server = Objects.requireNonNull(server, "server");
        this.locationId = Objects.requireNonNull(locationId, "locationId");
    }

    /**
     * Speaks with the proxy until the way is open.
     *
     * @param token that of the connectivity instance; it selects the tenant and carries no user
     * @throws DestinationException if the proxy refuses, with a code for each reason; or, before anything is sent, if
     *     location or address cannot be told to it
     * @throws IOException if the connection to the proxy fails
     */
    public void open(InputStream input, OutputStream output, Secret token) throws IOException {
        DataInputStream answers = new DataInputStream(input);
        byte[] authentication =
                named("CloudConnectorLocationId", () -> SocksMessages.authentication(token.reveal(), locationId));
        byte[] request = named("virtual host", () -> SocksMessages.connect(server.host(), server.port()));
        send(output, SocksMessages.greeting());
        expect(answers.readUnsignedByte() == SocksMessages.VERSION, "is no SOCKS5 proxy");
        expect(answers.readUnsignedByte() == SocksMessages.TOKEN_METHOD, "does not take a token");

        send(output, authentication);
        expect(answers.readUnsignedByte() == SocksMessages.TOKEN_VERSION, "answers the token unintelligibly");
        if (answers.readUnsignedByte() != 0) {
            throw failure(ErrorCode.CREDENTIALS_REFUSED, "refused the token of the connectivity instance");
        }

        send(output, request);
        expect(answers.readUnsignedByte() == SocksMessages.VERSION, "answers the request unintelligibly");
        check(answers.readUnsignedByte());
        skipAddress(answers);
    }

    /** A message; or an error that says what cannot be said in one, before anything is sent. */
    private byte[] named(String place, Supplier<byte[]> message) {
        try {
            return message.get();
        } catch (IllegalArgumentException unspeakable) {
            throw DestinationException.of(
                    ErrorDetail.of(ErrorCode.PROPERTY_INVALID, destination, place, unspeakable.getMessage()));
        }
    }

    private static void send(OutputStream output, byte[] message) throws IOException {
        output.write(message);
        output.flush();
    }

    /** The codes of RFC 1928, in the meaning that the Connectivity service gives them. */
    private void check(int code) {
        switch (code) {
            case 0 -> {}
            case 2 -> throw failure(ErrorCode.SYSTEM_NOT_EXPOSED, "no agent exposes " + server);
            case 3 ->
                throw failure(
                        ErrorCode.NO_AGENT,
                        locationId.isEmpty()
                                ? "no agent without location id is connected"
                                : "no agent with location id '" + locationId + "' is connected");
            case 4 -> throw failure(ErrorCode.BACKEND_UNREACHABLE, "the agent cannot reach " + server);
            case 5 -> throw failure(ErrorCode.CREDENTIALS_REFUSED, "the agent or the proxy refused who is calling");
            default -> throw failure(ErrorCode.TARGET_UNREACHABLE, "refused " + server + " with reply " + code);
        }
    }

    /** The address that the proxy bound says nothing, but stands before the server's first byte. */
    private void skipAddress(DataInputStream answers) throws IOException {
        answers.readUnsignedByte();
        int length = switch (answers.readUnsignedByte()) {
            case 1 -> 4;
            case 3 -> answers.readUnsignedByte();
            case 4 -> 16;
            default -> throw failure(ErrorCode.TARGET_UNREACHABLE, "answers with an unknown kind of address");
        };
        answers.readFully(new byte[length + 2]);
    }

    private void expect(boolean condition, String otherwise) {
        if (!condition) {
            throw failure(ErrorCode.TARGET_UNREACHABLE, otherwise);
        }
    }

    private DestinationException failure(ErrorCode code, String found) {
        return DestinationException.of(ErrorDetail.of(code, destination, PLACE, found));
    }
}
