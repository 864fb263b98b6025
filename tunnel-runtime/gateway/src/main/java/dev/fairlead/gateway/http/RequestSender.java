package dev.fairlead.gateway.http;

import dev.fairlead.tunnel.TunnelStream;
import dev.fairlead.tunnel.http.BodyFraming;
import dev.fairlead.tunnel.http.HeaderField;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;

/** Sends a request on its stream: the head, the body in its framing, and the end of both. */
final class RequestSender {
    private static final ByteBuf LINE_END =
            Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(new byte[] {'\r', '\n'}));

    private final ProxyRequest request;
    private final TunnelStream stream;
    private final boolean endsStream;
    private final ByteBufAllocator allocator;
    private boolean sent;

    /** @param endsStream whether no other request follows on the stream */
    RequestSender(ProxyRequest request, TunnelStream stream, boolean endsStream, ByteBufAllocator allocator) {
        this.request = request;
        this.stream = stream;
        this.endsStream = endsStream;
        this.allocator = allocator;
    }

    /** Sends the head, which is all of most requests. */
    void head() {
        stream.write(ForwardedRequest.head(request, allocator));
        if (!request.hasBody() && !request.asksForUpgrade()) {
            ended();
        }
    }

    /** Whether bytes can go on. */
    boolean takesBody() {
        return stream.isWritable();
    }

    /** A piece of the body, out of its framing; takes over the reference. */
    void body(ByteBuf piece) {
        if (request.framing() instanceof BodyFraming.Chunked) {
            stream.write(ByteBufUtil.writeAscii(allocator, Integer.toHexString(piece.readableBytes()) + "\r\n"));
            stream.write(piece);
            stream.write(LINE_END.duplicate());
        } else {
            stream.write(piece);
        }
    }

    /** The body is complete. */
    void bodyEnded(List<HeaderField> trailers) {
        if (request.framing() instanceof BodyFraming.Chunked) {
            stream.write(ForwardedRequest.lastChunk(trailers, allocator));
        }
        ended();
    }

    /** There is nothing more of the request. */
    void ended() {
        sent = true;
        if (endsStream) {
            stream.finish();
        }
    }

    /** Whether all of the request is on its way. */
    boolean isSent() {
        return sent;
    }
}
