package dev.fairlead.agent.http;

import dev.fairlead.agent.access.ConnectionSettings;
import dev.fairlead.agent.backend.BackendConnection;
import dev.fairlead.agent.backend.BackendListener;
import dev.fairlead.agent.backend.BackendTarget;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.http.BadRequestException;
import io.netty.buffer.ByteBuf;

/** What an exchange is to its stream: the only one, or one of several on a connection that is logged on. */
interface ExchangeScope {

    /** What a request is called that is for another system than the stream. */
    TunnelErrorCode elsewhere();

    /** Whether the stream can go on after that request, as far as this side is concerned. */
    boolean persistent(RequestHead head);

    /** Gets a back-end connection, and goes on when it is there. */
    void connect(BackendTarget target, ConnectionSettings settings, boolean fresh, BackendListener listener);

    /**
     * The exchange does not need its connection any more.
     *
     * @param reusable whether request and response are complete and the back end keeps the connection open
     */
    void release(BackendConnection connection, boolean reusable);

    /** Bytes came that follow the request; the reference passes. */
    void beyond(ByteBuf data) throws BadRequestException;

    /**
     * The response is complete.
     *
     * @param goesOn whether the caller was told that the stream goes on
     */
    void complete(boolean goesOn);

    /**
     * The exchange cannot go on.
     *
     * @param begun whether the caller has a part of the response
     */
    void fail(StreamError error, boolean begun);
}
