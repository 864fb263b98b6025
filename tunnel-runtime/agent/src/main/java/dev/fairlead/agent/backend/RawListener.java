package dev.fairlead.agent.backend;

import dev.fairlead.tunnel.TunnelErrorCode;
import io.netty.buffer.ByteBuf;

/** What happens on a {@link RawConnection}; called on its event loop. */
public interface RawListener {

    /** The back end sent bytes; the reference passes to the listener. */
    void received(ByteBuf data);

    /** The back end took so many of the bytes that were written. */
    void taken(int bytes);

    /** The back end sends no more; it may still take bytes. */
    void receivedAll();

    /** The connection broke off. Nothing follows. */
    void failed(TunnelErrorCode code);
}
