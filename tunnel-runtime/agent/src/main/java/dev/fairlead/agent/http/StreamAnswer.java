package dev.fairlead.agent.http;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelStream;

/** The answer to the opening of one stream: given once, and a failure takes the form that is still possible. */
final class StreamAnswer {
    private final TunnelStream stream;
    private boolean accepted;
    private boolean ended;

    StreamAnswer(TunnelStream stream) {
        this.stream = stream;
    }

    /** Accepts, unless that was done already. */
    void accept() {
        if (!accepted && !ended) {
            accepted = true;
            stream.accept();
        }
    }

    /** Refuses, or resets what was accepted already. Only the first failure counts. */
    void fail(StreamError error) {
        if (ended) {
            return;
        }
        ended = true;
        if (accepted) {
            stream.reset(error);
        } else {
            stream.refuse(error);
        }
    }

    /** The stream ended without our doing. */
    void end() {
        ended = true;
    }

    boolean accepted() {
        return accepted;
    }

    /** Whether the stream failed; a response that was finished properly is no failure. */
    boolean ended() {
        return ended;
    }
}
