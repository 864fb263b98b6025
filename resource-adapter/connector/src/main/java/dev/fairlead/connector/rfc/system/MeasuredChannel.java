package dev.fairlead.connector.rfc.system;

import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a system whose calls of functions are counted, and whose sessions are. */
final class MeasuredChannel implements RfcChannel {
    private final RfcChannel channel;
    private final CallCounters calls;
    private final AtomicInteger sessions = new AtomicInteger();

    MeasuredChannel(RfcChannel channel, CallCounters calls) {
        this.channel = channel;
        this.calls = calls;
    }

    /** The way itself. */
    RfcChannel measured() {
        return channel;
    }

    /** Sessions that are open. */
    int sessions() {
        return sessions.get();
    }

    @Override
    public void call(FunctionData function) {
        calls.measured(function.name(), () -> channel.call(function));
    }

    @Override
    public RfcSession begin() {
        RfcSession session = channel.begin();
        sessions.incrementAndGet();
        return new MeasuredSession(session);
    }

    @Override
    public RfcTransactions transactions() {
        return channel.transactions();
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return channel.systemInfo();
    }

    @Override
    public void ping() {
        channel.ping();
    }

    private final class MeasuredSession implements RfcSession {
        private final RfcSession session;
        private final AtomicBoolean open = new AtomicBoolean(true);

        MeasuredSession(RfcSession session) {
            this.session = session;
        }

        @Override
        public void call(FunctionData function) {
            calls.measured(function.name(), () -> session.call(function));
        }

        @Override
        public boolean isStateful() {
            return session.isStateful();
        }

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                sessions.decrementAndGet();
            }
            session.close();
        }
    }
}
