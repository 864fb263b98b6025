package dev.fairlead.agent.monitoring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The alerts of a process, one for each condition. A condition that lasts is told once; when it is over, that replaces
 * its alert, and is told too. Bounded by what is watched.
 */
final class Alerts {
    private final Clock clock;
    private final Consumer<String> told;
    private final Map<Condition, Alert> known = new HashMap<>();

    /** @param told gets a line for each alert, once */
    Alerts(Clock clock, Consumer<String> told) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.told = Objects.requireNonNull(told, "told");
    }

    /** A condition holds. */
    synchronized void raise(AlertKind kind, String entity, String message) {
        if (!isActive(kind, entity)) {
            tell(kind, entity, true, message);
        }
    }

    /** A condition holds that has to be told again although it was. */
    synchronized void repeat(AlertKind kind, String entity, String message) {
        tell(kind, entity, true, message);
    }

    /** A condition does not hold; of note only if it did. */
    synchronized void recovered(AlertKind kind, String entity, String message) {
        if (isActive(kind, entity)) {
            tell(kind, entity, false, message);
        }
    }

    /** Nobody is concerned by other entities of this kind any more. */
    synchronized void keep(AlertKind kind, Predicate<String> entities) {
        known.keySet().removeIf(condition -> condition.kind() == kind && !entities.test(condition.entity()));
    }

    /** The newest one first. */
    synchronized List<Alert> read() {
        List<Alert> alerts = new ArrayList<>(known.values());
        alerts.sort(Comparator.comparing(Alert::at).reversed());
        return alerts;
    }

    private boolean isActive(AlertKind kind, String entity) {
        Alert alert = known.get(new Condition(kind, entity));
        return alert != null && alert.active();
    }

    private void tell(AlertKind kind, String entity, boolean active, String message) {
        known.put(new Condition(kind, entity), new Alert(clock.instant(), kind, entity, active, message));
        told.accept((active ? "alert: " : "alert is over: ") + message);
    }

    private record Condition(AlertKind kind, String entity) {}
}
