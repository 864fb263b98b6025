package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.fault.Fault;
import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.testing.SoapClient;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Systems side by side in one process. */
class SeveralSystemsTest {

    @Test
    @Tag("RFC-111")
    void systemsInOneProcessShareNothing() {
        try (AbapEmulator one = Emulators.standard().start();
                AbapEmulator other = Emulators.standard().sid("OTH").start()) {
            one.tables().table("T001").insert("100", Map.of("BUKRS", "4000", "BUTXT", "Only here"));
            one.users().add("100", "ONLYHERE", "secret", user -> user);
            one.faults().arm(Fault.notFound());
            SoapClient otherClient = new SoapClient(other, "TESTER", "secret");

            assertThat(otherClient.call(otherClient.function("RFC_PING"))).isEmpty();

            assertThat(other.tables().table("T001").rows("100")).hasSize(4);
            assertThat(other.users().find("100", "ONLYHERE")).isEmpty();
            assertThat(one.calls().entries()).isEmpty();
            assertThat(other.calls().runsOf("RFC_PING")).isEqualTo(1);
            assertThat(one.url()).isNotEqualTo(other.url());
        }
    }
}
