package dev.fairlead.agent.stream;

import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelStream;

/** The answer to the opening of one stream: given once, and a failure takes the form that is still possible. */
public final class StreamAnswer {
    private final TunnelStream stream;
    private boolean accepted;
    private boolean ended;

    public StreamAnswer(TunnelStream stream) {
        this.stream = stream;
    }

    /** Accepts, unless that was done already. */
    public void accept() {
        if (!accepted && !ended) {
            accepted = true;
            stream.accept();
        }
    }

    /** The same, and says what took how long. */
    public void accept(ServiceTimes times) {
        if (!accepted && !ended) {
            accepted = true;
            stream.accept(times);
        }
    }

    /** Refuses, or resets what was accepted already. Only the first failure counts. */
    public void fail(StreamError error) {
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
    public void end() {
        ended = true;
    }

    public boolean accepted() {
        return accepted;
    }

    /** Whether the stream failed; a response that was finished properly is no failure. */
    public boolean ended() {
        return ended;
    }
}
