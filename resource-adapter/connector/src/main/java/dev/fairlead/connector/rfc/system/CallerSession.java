package dev.fairlead.connector.rfc.system;

import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.Turns;
import dev.fairlead.rfc.record.FunctionData;
import java.util.Collection;
import java.util.function.Consumer;

/** A session of one caller, which takes its turn among the destination's calls for as long as it lasts. */
final class CallerSession implements RfcSession {
    private final SystemOfCaller system;
    private final RfcSession session;
    private final Turns.Turn turn;
    private final Collection<RfcSession> open;
    private final Consumer<RfcException> failures;

    /**
     * @param turn ends with the session
     * @param open of its connection; it is one of them until it is closed
     * @param failures hears of each call that fails
     */
    CallerSession(
            SystemOfCaller system,
            RfcSession session,
            Turns.Turn turn,
            Collection<RfcSession> open,
            Consumer<RfcException> failures) {
        this.system = system;
        this.session = session;
        this.turn = turn;
        this.open = open;
        this.failures = failures;
        open.add(this);
    }

    @Override
    public void call(FunctionData function) {
        try {
            system.as(() -> {
                session.call(function);
                return null;
            });
        } catch (RfcException e) {
            failures.accept(e);
            throw e;
        }
    }

    @Override
    public boolean isStateful() {
        return session.isStateful();
    }

    /** The turn ends with it, once. */
    @Override
    public void close() {
        if (open.remove(this)) {
            try (turn) {
                system.as(() -> {
                    session.close();
                    return null;
                });
            }
        }
    }
}
