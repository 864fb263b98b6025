package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.RfcUnsupportedException;
import dev.fairlead.rfc.RfcUsageException;
import java.sql.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What tests give the classes of an application that have a connection injected. */
class RfcConnectionTest {
    private final AbapEmulator emulator = Emulators.standard().start();
    private final RfcConnection connection = emulator.connect("TESTER").asRfcConnection();

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void functionsAreCalledByName() {
        RfcFunction call = connection.function("STFC_CONNECTION").set("REQUTEXT", "Ahoy");

        connection.call(call);

        assertThat(call.getString("ECHOTEXT")).isEqualTo("Ahoy");
    }

    @Test
    void aFunctionThatIsNotThereIsAnError() {
        assertThatExceptionOfType(RfcUsageException.class).isThrownBy(() -> connection.function("NO_SUCH_FM"));
    }

    @Test
    void theSystemSaysWhoCalls() {
        connection.ping();

        assertThat(connection.systemInfo())
                .returns("FLD", RfcSystemInfo::systemId)
                .returns("TESTER", RfcSystemInfo::user);
    }

    @Test
    void callsGoOnAfterItWasClosed() {
        connection.close();

        connection.ping();

        assertThat(emulator.calls().runsOf("RFC_PING")).isEqualTo(1);
    }

    @Test
    void beneathItIsTheConnectionWithinTheProcess() {
        connection
                .unwrap(LocalConnection.class)
                .execute("TID", emulator.connect("TESTER").function("RFC_PING"));

        assertThat(emulator.calls().runsOf("RFC_PING")).isEqualTo(1);
        assertThatExceptionOfType(RfcUnsupportedException.class).isThrownBy(() -> connection.unwrap(Connection.class));
    }
}
