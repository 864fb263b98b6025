package dev.fairlead.emulator.fault;

import dev.fairlead.emulator.answer.Answer;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What goes wrong with one call. */
public final class FaultPlan {
    private final List<Fault> faults;

    FaultPlan(List<Fault> faults) {
        this.faults = faults;
    }

    /**
     * What happens before the function runs.
     *
     * @param pause waits
     * @param loseSession ends the caller's session
     * @return what is answered in its place; empty if it runs
     */
    public Optional<Answer> before(Consumer<Duration> pause, Runnable loseSession) {
        for (Fault fault : faults) {
            if (fault instanceof Fault.Delay delay) {
                pause.accept(delay.time());
            } else if (fault instanceof Fault.SessionLoss) {
                loseSession.run();
            } else if (fault instanceof Fault.Instead instead) {
                return Optional.of(instead.answer());
            }
        }
        return Optional.empty();
    }

    /** The answer of a function that ran, with all that goes wrong on its way. */
    public Answer after(Answer answer, FunctionDescription function) throws IOException {
        Answer changed = answer;
        for (Fault fault : faults) {
            if (fault instanceof Fault.Changed change) {
                changed = change.change().apply(changed, function);
            }
        }
        return changed;
    }
}
