package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.rfc.Export;
import dev.fairlead.rfc.Import;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcModule;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.Tables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders that exist once they are committed, by way of an interface over the functions. */
class UnitOfWorkTest {

    record Header(String customer, LocalDate orderDate, String currency) {}

    record Item(int position, String material, BigDecimal quantity, BigDecimal price) {}

    record Message(String type, String message) {}

    record Created(
            @Export("ORDER_ID") String id, @Tables("RETURN") List<Message> messages) {}

    interface Orders {
        @RfcModule("Z_FL_ORDER_CREATE")
        Created create(@Import("HEADER") Header header, @Tables("ITEMS") List<Item> items);
    }

    private static final List<Item> ROPES =
            List.of(new Item(10, "ROPE", new BigDecimal("2.500"), new BigDecimal("19.99")));

    private final AbapEmulator emulator = Emulators.standard().start();
    private final RfcConnection connection = emulator.connect("TESTER").asRfcConnection();

    @AfterEach
    void stop() {
        emulator.close();
    }

    private static Created order(RfcUnitOfWork unit, String customer) {
        return unit.modules(Orders.class).create(new Header(customer, LocalDate.of(2025, 1, 31), "EUR"), ROPES);
    }

    private int orders() {
        return emulator.tables().table("ZFL_ORDER").rows("100").size();
    }

    @Test
    void anOrderExistsAfterTheCommit() {
        try (RfcUnitOfWork unit = connection.begin()) {
            Created created = order(unit, "Harbour Supplies");

            assertThat(created.id()).isEqualTo("0000000001");
            assertThat(created.messages()).extracting(Message::type).containsExactly("S");
            assertThat(orders()).isZero();
            unit.commit();
        }

        assertThat(orders()).isOne();
    }

    @Test
    void anOrderThatIsNotCommittedNeverExists() {
        try (RfcUnitOfWork unit = connection.begin()) {
            order(unit, "Harbour Supplies");
            unit.rollback();
            unit.commit();
            order(unit, "Harbour Supplies");
        }

        assertThat(orders()).isZero();
    }

    @Test
    void anUpdateThatFailsMakesTheCommitFail() {
        try (RfcUnitOfWork unit = connection.begin()) {
            order(unit, "FAIL");

            assertThatThrownBy(unit::commit).isInstanceOfSatisfying(RfcSystemException.class, e -> {
                assertThat(e.abapMessage().messageClass()).isEqualTo("S&");
                assertThat(e.abapMessage().number()).isEqualTo("150");
            });
        }

        assertThat(orders()).isZero();
    }
}
