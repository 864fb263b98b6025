package dev.fairlead.tunnel;

/**
 * Whether what a stream was opened for may be tried on another one: only if nothing of it can have reached the back end
 * (connectivity specification, 8.7).
 *
 * <pre>
 * | How the stream ended            | What the agent has | Then                                     |
 * | ------------------------------- | ------------------ | ---------------------------------------- |
 * | refused: drains, or overloaded  | dropped it         | repeated                                 |
 * | refused for any other reason    | decided            | another agent would decide alike: told   |
 * | session lost, nothing sent      | nothing            | repeated                                 |
 * | session lost, something sent    | perhaps served it  | told                                     |
 * </pre>
 */
public final class Repetition {

    private Repetition() {}

    /** Whether the agent refused it unseen. */
    public static boolean isAllowedAfterRefusal(StreamError refusal) {
        return refusal.code() == TunnelErrorCode.AGENT_DRAINING || refusal.code() == TunnelErrorCode.OVERLOAD;
    }

    /**
     * Whether only the way broke off.
     *
     * @param left whether the agent accepted the stream, or bytes of it were handed to the carrier
     */
    public static boolean isAllowedAfterLoss(StreamError loss, boolean left) {
        return !left && loss.code() == TunnelErrorCode.TUNNEL_LOST;
    }
}
