package dev.fairlead.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.rfc.Export;
import dev.fairlead.rfc.Import;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcModule;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.Tables;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example for JUnit in docs/emulator.md. */
class OrderServiceTest {

    /** A class of an application; a container would inject the connection. */
    static class OrderService {
        private final RfcConnection sales;

        OrderService(RfcConnection sales) {
            this.sales = sales;
        }

        String order(String customer, Item... items) {
            try (RfcUnitOfWork unit = sales.begin()) {
                String id = unit.modules(Orders.class).create(new Header(customer, "EUR"), List.of(items));
                unit.commit();
                return id;
            }
        }
    }

    interface Orders {
        @RfcModule("Z_FL_ORDER_CREATE")
        @Export("ORDER_ID")
        String create(@Import("HEADER") Header header, @Tables("ITEMS") List<Item> items);
    }

    record Header(String customer, String currency) {}

    record Item(String material, BigDecimal quantity, BigDecimal price) {}

    @RegisterExtension
    static final AbapEmulatorExtension SAP = AbapEmulatorExtension.of(
            () -> AbapEmulator.builder().user("TESTER", "secret").standardModules());

    private static final Item ROPE = new Item("Rope", new BigDecimal(2), new BigDecimal("12.50"));

    private final OrderService service =
            new OrderService(SAP.emulator().connect("TESTER").asRfcConnection());

    @BeforeEach
    void noOrders() {
        SAP.emulator().tables().table("ZFL_ORDER").clear();
    }

    @Test
    void anOrderIsStored() {
        String id = service.order("Harbour", ROPE);

        assertThat(SAP.emulator().tables().table("ZFL_ORDER").row("100", id))
                .hasValueSatisfying(
                        order -> assertThat(order.getString("CUSTOMER")).isEqualTo("Harbour"));
    }

    @Test
    void anOrderThatTheSystemCannotStoreIsAnError() {
        assertThatExceptionOfType(RfcSystemException.class).isThrownBy(() -> service.order("FAIL", ROPE));

        assertThat(SAP.emulator().tables().table("ZFL_ORDER").rows("100")).isEmpty();
    }
}
