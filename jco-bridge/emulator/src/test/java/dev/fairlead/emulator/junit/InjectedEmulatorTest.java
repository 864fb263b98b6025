package dev.fairlead.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.AbapEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AbapEmulatorExtension.class)
class InjectedEmulatorTest {

    @Test
    void aSystemComesAsAParameter(AbapEmulator sap) {
        assertThat(sap.users().find("100", "TESTER")).isPresent();
    }
}
