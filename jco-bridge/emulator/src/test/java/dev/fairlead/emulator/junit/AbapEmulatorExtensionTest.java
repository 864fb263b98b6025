package dev.fairlead.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.fault.ArmedFault;
import dev.fairlead.emulator.fault.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AbapEmulatorExtensionTest {
    private static AbapEmulator seenBefore;
    private static AbapEmulator seenFirst;
    private static AbapEmulator seenForTest;
    private static ArmedFault left;

    @RegisterExtension
    static final AbapEmulatorExtension SHARED = new AbapEmulatorExtension();

    @RegisterExtension
    final AbapEmulatorExtension own =
            AbapEmulatorExtension.of(() -> AbapEmulator.builder().sid("OWN").user("TESTER", "secret"));

    @BeforeAll
    static void noteTheSystemOfTheClass() {
        seenBefore = SHARED.emulator();
    }

    @Nested
    class WithinTheClass {
        @Test
        void testsHaveTheSystemOfTheClassAroundThem() {
            assertThat(SHARED.emulator()).isSameAs(seenBefore);
        }
    }

    @Test
    @Order(1)
    void aTestUsesTheSystems() {
        seenFirst = SHARED.emulator();
        seenForTest = own.emulator();
        left = SHARED.emulator().faults().arm(Fault.notFound());

        assertThat(seenFirst.functions()).isNotEmpty();
        assertThat(seenForTest.functions()).isEmpty();
    }

    @Test
    @Order(2)
    void anotherTestOfTheClassHasTheSharedSystemAndANewOneOfItsOwn() {
        assertThat(SHARED.emulator()).isSameAs(seenFirst);
        assertThat(own.emulator()).isNotSameAs(seenForTest);
        assertThat(left.isArmed()).isFalse();
    }
}
