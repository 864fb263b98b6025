package dev.fairlead.emulator.local;

import dev.fairlead.emulator.trfc.UnitState;
import dev.fairlead.emulator.trfc.UnitStore;
import dev.fairlead.rfc.record.FunctionData;
import java.util.Set;

/**
 * Sends units of background RFC for one user: several calls that run together, once, and are committed at the end.
 * {@link dev.fairlead.emulator.AbapEmulator#units()} is what the system's administrator sees of them. Safe for use by
 * several threads.
 */
public final class LocalUnits {
    private final UnitStore units;
    private final SentCalls calls;

    LocalUnits(UnitStore units, SentCalls calls) {
        this.units = units;
        this.calls = calls;
    }

    /**
     * Runs calls at once, unless they ran before under this id.
     *
     * @param id 32 hexadecimal digits in upper case
     * @throws dev.fairlead.rfc.RfcException what the first failing call or update throws; then nothing is committed, and a
     *     repetition runs again
     */
    public void execute(String id, FunctionData... functions) {
        Runnable work = calls.of(functions);
        LocalErrors.waiting(id, () -> units.execute(id, work));
    }

    /**
     * Puts calls into queues, unless they were sent before under this id. They run when all earlier units of each of the
     * queues did; the sender is not told of failures.
     *
     * @param id 32 hexadecimal digits in upper case
     * @param queues one or more names of {@code A-Z}, digits and {@code _}, each with a letter first
     */
    public void executeInQueues(String id, Set<String> queues, FunctionData... functions) {
        Runnable work = calls.of(functions);
        LocalErrors.waiting(id, () -> units.enqueue(id, queues, work));
    }

    /** What became of a unit, as far as its sender is told. */
    public UnitState state(String id) {
        return units.state(id);
    }

    /** Says that a unit will not be repeated. */
    public void confirm(String id) {
        units.confirm(id);
    }
}
