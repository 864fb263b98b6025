package dev.fairlead.emulator.fault;

/** A fault that waits for its calls. Safe for use by several threads. */
public final class ArmedFault {
    private final Fault fault;
    private final Match match;
    private int seen;
    private int hits;
    private boolean disarmed;

    ArmedFault(Fault fault, Match match) {
        this.fault = fault;
        this.match = match;
    }

    /** Whether it will hit further calls. */
    public synchronized boolean isArmed() {
        return !disarmed && hits < match.times();
    }

    /** How many calls it hit. */
    public synchronized int hits() {
        return hits;
    }

    /** Takes it back. */
    public synchronized void disarm() {
        disarmed = true;
    }

    Fault fault() {
        return fault;
    }

    /** Counts a call and says whether it is hit. */
    synchronized boolean hits(String function, String user) {
        if (!isArmed() || !match.fits(function, user)) {
            return false;
        }
        seen++;
        if (seen < match.first()) {
            return false;
        }
        hits++;
        return true;
    }
}
