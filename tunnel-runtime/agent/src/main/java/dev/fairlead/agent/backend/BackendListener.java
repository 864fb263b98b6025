package dev.fairlead.agent.backend;

import dev.fairlead.tunnel.TunnelErrorCode;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;

/** What becomes of one exchange with a back end; called on the event loop of its connection. */
public interface BackendListener {

    /** A connection is there; the listener has it until it says {@link BackendConnection#done}. */
    void connected(BackendConnection connection);

    /** The head of a response, or of an interim one. */
    void head(HttpResponse head);

    /** A piece of the body, the last one with trailers; the reference passes to the listener. */
    void content(HttpContent content);

    /** The exchange cannot go on, or never began. Nothing follows. */
    void failed(TunnelErrorCode code);
}
