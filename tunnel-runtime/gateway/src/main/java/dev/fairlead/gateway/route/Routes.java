package dev.fairlead.gateway.route;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Opening;
import dev.fairlead.tunnel.StreamHandler;
import io.netty.channel.EventLoop;

/** The ways to the agents: what a front needs to bring a call to one. */
public interface Routes {

    /**
     * Opens a stream through an agent of the request's tenant and location, and waits a moment if none is connected;
     * never blocks. Called on {@code loop}, where every event of {@code handler} comes, whatever loop the agent's
     * session lives on; the stream is used there too.
     *
     * @param handler gets {@code no_agent} if no agent came in time, {@code overload} if none takes another stream
     * @param opened gets the stream, perhaps before this method returns; not called if there is none
     * @return the wait, which can be given up
     */
    Opening open(OpenRequest request, EventLoop loop, StreamHandler handler, StreamTaker opened);
}
