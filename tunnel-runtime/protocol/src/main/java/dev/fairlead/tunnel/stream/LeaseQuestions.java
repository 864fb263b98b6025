package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.control.Lease;
import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * At the agent: asks for the right to serve its group, as often as the gateway says, and knows whether it has it. On the
 * session's event loop.
 */
final class LeaseQuestions {
    private final ServingRight right = new ServingRight(System::nanoTime);
    private final Supplier<EventLoop> loop;
    private final BooleanSupplier wanted;
    private final Consumer<Lease> sender;
    private long askAgainMillis;

    /**
     * @param wanted whether the session still takes part in its group
     * @param sender sends a question
     */
    LeaseQuestions(Supplier<EventLoop> loop, BooleanSupplier wanted, Consumer<Lease> sender) {
        this.loop = loop;
        this.wanted = wanted;
        this.sender = sender;
    }

    void ask() {
        if (wanted.getAsBoolean()) {
            sender.accept(Lease.question(System.nanoTime()));
            askAgain();
        }
    }

    void answered(Lease answer) {
        right.answered(answer);
        boolean asks = askAgainMillis > 0;
        askAgainMillis = answer.askAgainMillis();
        if (!asks) {
            askAgain();
        }
    }

    private void askAgain() {
        if (askAgainMillis > 0) {
            loop.get().schedule(this::ask, askAgainMillis, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether this side may serve. */
    boolean mayServe() {
        return right.isHeld();
    }
}
