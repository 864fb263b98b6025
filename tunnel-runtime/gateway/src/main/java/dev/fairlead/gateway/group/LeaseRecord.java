package dev.fairlead.gateway.group;

import java.util.Objects;

/**
 * Who holds the lease of a group. It contains no time: whoever looks at it counts by its own clock for how long it has
 * not changed.
 *
 * @param holder start of an agent; empty if nobody
 * @param epoch grows with each holder
 * @param renewals grows each time the holder has asked
 */
public record LeaseRecord(String holder, long epoch, long renewals) {
    static final LeaseRecord NONE = new LeaseRecord("", 0, 0);

    public LeaseRecord {
        Objects.requireNonNull(holder, "holder");
    }

    boolean isFree() {
        return holder.isEmpty();
    }

    LeaseRecord renewedBy(String agent) {
        return new LeaseRecord(agent, agent.equals(holder) ? epoch : epoch + 1, renewals + 1);
    }

    LeaseRecord released() {
        return new LeaseRecord("", epoch, renewals + 1);
    }

    /** Written out, because Java 17 keeps the class of the last record compared. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LeaseRecord record
                && holder.equals(record.holder)
                && epoch == record.epoch
                && renewals == record.renewals;
    }

    @Override
    public int hashCode() {
        return Objects.hash(holder, epoch, renewals);
    }
}
