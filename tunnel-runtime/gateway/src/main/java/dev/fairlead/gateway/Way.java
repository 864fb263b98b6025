package dev.fairlead.gateway;

import dev.fairlead.gateway.route.StreamTaker;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.StreamSocket;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;

/** Where a stream can go: a session of an agent, or one to another node that has sessions of agents. */
interface Way {

    /** Opens a stream for a thread that blocks. */
    StreamSocket open(OpenRequest request);

    /**
     * Opens a stream for a front.
     *
     * @param loop the front's, where all this is called and answered
     * @param refused hears why, instead of {@code opened}, if the session takes no stream; nothing was sent then
     */
    void open(
            OpenRequest request,
            EventLoop loop,
            StreamHandler handler,
            StreamTaker opened,
            Consumer<StreamError> refused);
}
