package dev.fairlead.connector.rfc.metrics;

import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.record.FunctionData;
import java.util.concurrent.atomic.AtomicBoolean;

/** A session that is counted until it is closed, and whose calls are. */
final class MeasuredSession implements RfcSession {
    private final RfcSession session;
    private final SystemMeter meter;
    private final AtomicBoolean open = new AtomicBoolean(true);

    MeasuredSession(RfcSession session, SystemMeter meter) {
        this.session = session;
        this.meter = meter;
        meter.sessionBegins();
    }

    @Override
    public void call(FunctionData function) {
        meter.call(function, () -> session.call(function));
    }

    @Override
    public boolean isStateful() {
        return session.isStateful();
    }

    @Override
    public void close() {
        if (open.getAndSet(false)) {
            meter.sessionEnds();
        }
        session.close();
    }
}
