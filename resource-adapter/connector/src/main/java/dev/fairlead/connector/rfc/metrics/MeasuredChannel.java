package dev.fairlead.connector.rfc.metrics;

import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;

/**
 * A way to a system whose calls are counted, and whose sessions are.
 *
 * @param channel the way itself
 */
public record MeasuredChannel(RfcChannel channel, SystemMeter meter) implements RfcChannel {
    private static final String PING = "RFC_PING";

    @Override
    public void call(FunctionData function) {
        meter.call(function, () -> channel.call(function));
    }

    @Override
    public RfcSession begin() {
        return new MeasuredSession(channel.begin(), meter);
    }

    @Override
    public RfcTransactions transactions() {
        return new MeasuredTransactions(channel.transactions(), meter);
    }

    /** Most often known already. */
    @Override
    public RfcSystemInfo systemInfo() {
        return channel.systemInfo();
    }

    @Override
    public void ping() {
        meter.call(PING, channel::ping);
    }
}
