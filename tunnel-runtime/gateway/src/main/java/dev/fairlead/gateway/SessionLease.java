package dev.fairlead.gateway;

import java.util.Optional;

/** The lease of one session as the gateway counts it: changed on the session's event loop, read on any thread. */
final class SessionLease {

    /**
     * The latest question for a lease.
     *
     * @param asked the agent's time
     * @param heard this side's time
     */
    record Question(long asked, long heard) {}

    private volatile Optional<Question> question = Optional.empty();
    private volatile boolean needed = true;
    private volatile long until = System.nanoTime();

    void asked(long asked) {
        question = Optional.of(new Question(asked, System.nanoTime()));
    }

    /** Empty if the agent has asked nothing yet. */
    Optional<Question> question() {
        return question;
    }

    void take(LeaseAnswer answer) {
        if (answer.message().millis() > 0) {
            until = answer.until();
        }
        needed = answer.message().askAgainMillis() > 0;
    }

    /** Whether streams may come. */
    boolean isHeld() {
        return !needed || System.nanoTime() - until < 0;
    }
}
