package dev.fairlead.tunnel.control;

/**
 * The right to serve in a group of which one agent is active. The agent asks for it, again and again; the gateway
 * answers. Both count from their own end of the question: the agent from when it asked, the gateway from when it heard,
 * so that the agent stops first, without a clock that they share.
 *
 * @param asked the agent's time when it asked, in nanoseconds from anywhere; an answer repeats it
 * @param epoch grows whenever another agent becomes active; 0 in a question
 * @param millis how long the agent may serve, from when it asked; 0 if it may not, and in a question
 * @param askAgainMillis when to ask next; 0 if the group needs no lease, and in a question
 */
public record Lease(long asked, long epoch, long millis, long askAgainMillis) implements ControlMessage {

    /** A question, asked at that time. */
    public static Lease question(long asked) {
        return new Lease(asked, 0, 0, 0);
    }
}
