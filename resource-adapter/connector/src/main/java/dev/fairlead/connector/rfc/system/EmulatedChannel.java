package dev.fairlead.connector.rfc.system;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls of an emulated system, each as the user of the moment. */
record EmulatedChannel(
        String destination, AbapEmulator system, String client, String language, Supplier<Optional<String>> user)
        implements RfcChannel {

    /** The same system as a user of its own. */
    EmulatedChannel as(String other) {
        return new EmulatedChannel(destination, system, client, language, () -> Optional.of(other));
    }

    @Override
    public void call(FunctionData function) {
        connection().call(function);
    }

    @Override
    public RfcSession begin() {
        return connection().begin();
    }

    @Override
    public RfcTransactions transactions() {
        return connection().transactions();
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return connection().systemInfo();
    }

    @Override
    public void ping() {
        connection().ping();
    }

    /** The system knows users by their names; it does not make one of whoever calls. */
    private LocalConnection connection() {
        String name = user.get().orElseThrow(() -> refused("nobody calls", null));
        try {
            return system.connect(client, name, language);
        } catch (IllegalArgumentException e) {
            throw refused("the emulated system does not know the user, or has locked it", e);
        }
    }

    private RfcException refused(String found, Exception cause) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.LOGON_FAILURE, destination, "emulator", found), cause);
    }
}
