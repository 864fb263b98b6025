package dev.fairlead.agent.http;

import dev.fairlead.agent.access.MessageLimits;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyFraming;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/**
 * How an agent reads a request.
 *
 * @param method of the request
 * @param target in origin form
 * @param framing of its body
 */
public record AgentReading(String method, String target, BodyFraming framing) {

    /** Reads a head that comes in pieces; empty if it is not complete. What follows it is left in the pieces. */
    public static Optional<AgentReading> of(String host, String port, List<ByteBuf> pieces) throws BadRequestException {
        OpenRequest opened =
                new OpenRequest(StreamKind.HTTP, "default", "", host, port, Optional.empty(), "", "request-1", "", 0);
        RequestHeadReader reader = new RequestHeadReader(opened, MessageLimits.DEFAULT, TunnelErrorCode.BAD_REQUEST);
        for (ByteBuf piece : pieces) {
            Optional<RequestHead> head = reader.read(piece);
            if (head.isPresent()) {
                return head.map(read -> new AgentReading(read.method(), read.target(), read.framing()));
            }
        }
        return Optional.empty();
    }
}
