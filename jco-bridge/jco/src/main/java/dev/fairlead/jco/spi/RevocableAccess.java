package dev.fairlead.jco.spi;

import java.util.concurrent.atomic.AtomicBoolean;

/** A way that its owner may declare invalid, with all that were made of it. */
final class RevocableAccess extends ForwardingAccess {
    private final DestinationAccess way;
    private final AtomicBoolean revoked;

    RevocableAccess(DestinationAccess way) {
        this(way, new AtomicBoolean());
    }

    private RevocableAccess(DestinationAccess way, AtomicBoolean revoked) {
        this.way = way;
        this.revoked = revoked;
    }

    void revoke() {
        revoked.set(true);
    }

    @Override
    DestinationAccess way() {
        return way;
    }

    @Override
    public boolean isValid() {
        return !revoked.get() && way.isValid();
    }

    @Override
    public DestinationAccess with(LogonData logon) {
        return new RevocableAccess(way.with(logon), revoked);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RevocableAccess that && way.equals(that.way);
    }

    @Override
    public int hashCode() {
        return way.hashCode();
    }

    @Override
    public String toString() {
        return way.toString();
    }
}
