package dev.fairlead.jco.soap;

import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.HoldingSession;
import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.call.Turns;
import dev.fairlead.rfc.record.FunctionData;
import java.util.function.Supplier;

/** A channel in which calls and sessions wait for their turn. */
record TurnChannel(RfcChannel channel, Turns turns) implements RfcChannel {

    private <T> T inTurn(Supplier<T> call) {
        try (Turns.Turn turn = turns.take()) {
            return call.get();
        }
    }

    @Override
    public void call(FunctionData function) {
        inTurn(() -> {
            channel.call(function);
            return null;
        });
    }

    /** Has its turn until it ends. */
    @Override
    public RfcSession begin() {
        Turns.Turn turn = turns.take();
        try {
            return new HoldingSession(channel.begin(), turn::close);
        } catch (RuntimeException e) {
            turn.close();
            throw e;
        }
    }

    @Override
    public RfcTransactions transactions() {
        return channel.transactions();
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return inTurn(channel::systemInfo);
    }

    @Override
    public void ping() {
        inTurn(() -> {
            channel.ping();
            return null;
        });
    }
}
