package dev.fairlead.tunnel.carrier;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Closes a connection that is not through all handshakes in time. */
final class TimedEntrance implements CarrierHandler {
    private final CarrierHandler next;
    private final Future<?> deadline;

    TimedEntrance(Channel channel, Duration limit, CarrierHandler next) {
        this.next = next;
        this.deadline = channel.eventLoop().schedule(() -> channel.close(), limit.toNanos(), TimeUnit.NANOSECONDS);
        channel.closeFuture().addListener(closed -> deadline.cancel(false));
    }

    @Override
    public void tunnel(Channel connection, X509Certificate certificate) {
        deadline.cancel(false);
        next.tunnel(connection, certificate);
    }

    @Override
    public void enrolment(Channel connection) {
        deadline.cancel(false);
        next.enrolment(connection);
    }
}
