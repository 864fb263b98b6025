package dev.fairlead.benchmarks.tunnel.line;

import dev.fairlead.benchmarks.tunnel.subject.Subject;
import dev.fairlead.benchmarks.tunnel.subject.Trait;
import java.util.function.Predicate;

/** Which subjects a line takes. */
final class Who {
    /** All whose clients need no user, each as it usually is. */
    static final Predicate<Subject> STREAMS = subject -> !subject.is(Trait.USERS) && !subject.is(Trait.WEBSOCKET);

    /** Ours in a WebSocket, and as it usually is. */
    static final Predicate<Subject> CARRIERS = subject -> subject.is(Trait.WEBSOCKET) || subject.is(Trait.FAIRLEAD);

    /** Ours. */
    static final Predicate<Subject> FAIRLEAD = subject -> subject.is(Trait.FAIRLEAD);

    /** Those whose far end dials. */
    static final Predicate<Subject> DIALS_OUT = subject -> subject.is(Trait.DIALS_OUT);

    /** Those with many streams on few connections, and what they can be held against. */
    static final Predicate<Subject> MULTIPLEXING_OR_REFERENCE =
            subject -> subject.is(Trait.MULTIPLEXING) || subject.is(Trait.REFERENCE);

    /** Those that understand requests, ours with users, and our raw streams beside them. */
    static final Predicate<Subject> HTTP =
            subject -> subject.is(Trait.USERS) || subject.is(Trait.HTTP) || subject.is(Trait.FAIRLEAD);

    private Who() {}
}
