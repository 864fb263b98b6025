package dev.fairlead.tunnel.yamux;

import java.util.Optional;

/** Hears what happens to a session, on its event loop. */
public interface YamuxSessionListener {

    /** The peer opened a stream; its bytes go to what is returned. */
    YamuxStreamListener opened(YamuxStream stream);

    /** The peer takes no new streams; those that run go on. */
    void goAway(GoAwayCode code);

    /**
     * The session has ended and its connection is closed; every stream has been told. Called once.
     *
     * @param reason for an operator
     * @param failure what broke the connection, if something did
     */
    void closed(String reason, Optional<Throwable> failure);
}
