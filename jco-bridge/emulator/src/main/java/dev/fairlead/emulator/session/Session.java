package dev.fairlead.emulator.session;

import dev.fairlead.emulator.table.AbapTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller has between calls: the memory of function modules, and what they registered for the commit. One call at a
 * time: {@link ModuleRunner} sees to that.
 */
public final class Session {
    private final Map<String, Object> memory = new HashMap<>();
    private final List<Runnable> updates = new ArrayList<>();
    private final List<Runnable> commitActions = new ArrayList<>();
    private final List<Runnable> rollbackActions = new ArrayList<>();
    private volatile boolean ended;

    /** Whether a short dump, an error message or the caller ended it. Does not wait for a call that runs. */
    public boolean hasEnded() {
        return ended;
    }

    /** Forgets everything; further calls begin in a session without memory. */
    public synchronized void end() {
        ended = true;
        memory.clear();
        forget();
    }

    Map<String, Object> memory() {
        return memory;
    }

    void registerUpdate(Runnable update) {
        updates.add(update);
    }

    void onCommit(Runnable action) {
        commitActions.add(action);
    }

    void onRollback(Runnable action) {
        rollbackActions.add(action);
    }

    /** Runs the updates in order, all or none of them; empty, or what the failing one threw. */
    Optional<RuntimeException> commit(AbapTables tables) {
        List<Runnable> work = List.copyOf(updates);
        List<Runnable> actions = List.copyOf(commitActions);
        forget();
        try {
            tables.atomically(() -> work.forEach(Runnable::run));
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
        actions.forEach(Runnable::run);
        return Optional.empty();
    }

    void rollback() {
        List<Runnable> actions = List.copyOf(rollbackActions);
        forget();
        actions.forEach(Runnable::run);
    }

    private void forget() {
        updates.clear();
        commitActions.clear();
        rollbackActions.clear();
    }
}
