package dev.fairlead.rfc.sapjco;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.rfc.sapjco.testing.EmulatedBackend;
import dev.fairlead.rfc.sapjco.testing.SapJcoFixture;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** SAP JCo as all tests of a class use it, with an emulated system behind it. */
final class UsedSapJco implements AfterAllCallback {
    private final SapJcoFixture fixture = new SapJcoFixture();
    private final SapJco jco = SapJco.activate(fixture.archive());

    SapJcoSystem open() {
        return open(SapJcoFixture.destination());
    }

    SapJcoSystem open(SapJcoDestination destination) {
        return jco.open(destination);
    }

    EmulatedBackend backend() {
        return fixture.backend();
    }

    AbapEmulator emulator() {
        return fixture.emulator();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        jco.close();
        fixture.close();
    }
}
