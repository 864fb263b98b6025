package dev.fairlead.rfc.mapping;

import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.STRING;
import static dev.fairlead.rfc.metadata.FieldType.TIME;
import static dev.fairlead.rfc.metadata.FieldType.XSTRING;
import static dev.fairlead.rfc.metadata.FieldType.bcdOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.Changing;
import dev.fairlead.rfc.Convert;
import dev.fairlead.rfc.Export;
import dev.fairlead.rfc.Field;
import dev.fairlead.rfc.Import;
import dev.fairlead.rfc.RfcConversionException;
import dev.fairlead.rfc.RfcConverter;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcModule;
import dev.fairlead.rfc.RfcUsageException;
import dev.fairlead.rfc.Tables;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Interfaces over functions: what is sent, and what comes back. */
class ModulesTest {

    private static final RecordType ADDRESS = RecordType.named("ZADDRESS")
            .field("CITY", charOf(20))
            .field("POSTAL_CODE1", charOf(10))
            .build();
    private static final RecordType ITEM = RecordType.named("ZITEM")
            .field("MATERIAL", charOf(18))
            .field("AMOUNT", bcdOf(8, 2))
            .field("URGENT", charOf(1))
            .field("SHIP_DATE", DATE)
            .build();
    private static final FunctionDescription ORDER = FunctionDescription.named("Z_ORDER")
            .imports("CUSTOMER", charOf(10))
            .optional("MODE", charOf(1), "'X'")
            .optional("ADDRESS", structureOf(ADDRESS))
            .optional("NOTES", tableOf(STRING))
            .optional("RAW", XSTRING)
            .exports("ORDER_ID", charOf(10))
            .exports("DUE", DATE)
            .exports("AT", TIME)
            .exports("STATUS", charOf(1))
            .exports("ECHO", tableOf(STRING))
            .changing("COUNTER", INT)
            .tables("ITEMS", ITEM)
            .build();

    enum Status {
        OPEN,
        DONE
    }

    static final class StatusConverter implements RfcConverter<Status> {
        @Override
        public Status read(Object value) {
            return value.equals("O") ? Status.OPEN : Status.DONE;
        }

        @Override
        public Object write(Status value) {
            return value == Status.OPEN ? "O" : "D";
        }
    }

    record Address(String city, @Field("POSTAL_CODE1") String zip) {}

    record Item(String material, BigDecimal amount, boolean urgent, Optional<LocalDate> shipDate) {}

    record Receipt(
            @Export("ORDER_ID") String id,
            @Export("DUE") LocalDate due,
            @Export("AT") LocalTime at,

            @Export("STATUS") @Convert(StatusConverter.class)
            Status status,

            @Changing("COUNTER") int counter,
            @Tables("ITEMS") List<Item> items) {}

    interface Orders {
        @RfcModule("Z_ORDER")
        Receipt order(
                @Import("CUSTOMER") String customer,
                @Import("MODE") String mode,
                @Import("ADDRESS") Address address,
                @Changing("COUNTER") Integer counter,
                @Tables("ITEMS") List<Item> items);

        @RfcModule("Z_ORDER")
        @Export("ECHO")
        List<String> notes(@Import("NOTES") List<String> notes);

        @RfcModule("Z_ORDER")
        RfcFunction raw(@Import("RAW") byte[] bytes);

        @RfcModule("Z_ORDER")
        void nothing();

        default String twice(String note) {
            return String.join("", notes(List.of(note, note)));
        }
    }

    private RfcFunction sent;
    private RuntimeException failure;

    private final FunctionCalls system = new FunctionCalls() {
        @Override
        public RfcFunction function(String name) {
            assertThat(name).isEqualTo("Z_ORDER");
            return new FunctionData(ORDER);
        }

        @Override
        public void call(RfcFunction function) {
            sent = function;
            if (failure != null) {
                throw failure;
            }
            function.exports().set("ORDER_ID", "A1").set("STATUS", "O").set("AT", "101500");
            function.exports().set("ECHO", function.imports().getTable("NOTES"));
            function.changing().set("COUNTER", function.changing().getInt("COUNTER") + 1);
        }
    };
    private final Orders orders = Modules.implement(Orders.class, system);

    @Test
    void argumentsBecomeParameters() {
        orders.order(
                "4711",
                null,
                new Address("Kiel", "24103"),
                41,
                List.of(new Item("ROPE", new BigDecimal("1.50"), true, Optional.of(LocalDate.of(2025, 1, 31)))));

        assertThat(sent.imports().getString("CUSTOMER")).isEqualTo("4711");
        assertThat(sent.imports().isSet("MODE")).as("null is not sent").isFalse();
        assertThat(sent.structure("ADDRESS").getString("POSTAL_CODE1")).isEqualTo("24103");
        assertThat(sent.table("ITEMS").row(0).getString("AMOUNT")).isEqualTo("1.50");
        assertThat(sent.table("ITEMS").row(0).getString("URGENT")).isEqualTo("X");
        assertThat(sent.table("ITEMS").row(0).getString("SHIP_DATE")).isEqualTo("2025-01-31");
    }

    @Test
    void resultsBecomeARecord() {
        List<Item> items = List.of(
                new Item("ROPE", new BigDecimal("1.50"), true, Optional.of(LocalDate.of(2025, 1, 31))),
                new Item("BUOY", new BigDecimal("-7.00"), false, Optional.empty()));

        Receipt receipt = orders.order("4711", "A", null, 41, items);

        assertThat(receipt).isEqualTo(new Receipt("A1", null, LocalTime.of(10, 15), Status.OPEN, 42, items));
    }

    @Test
    void aResultMayBeOneParameter() {
        assertThat(orders.notes(List.of("first", "  second"))).containsExactly("first", "  second");
        assertThat(orders.notes(List.of())).isEmpty();
    }

    @Test
    void aResultMayBeTheFunctionOrNothing() {
        assertThat(orders.raw(new byte[] {1, 2}).imports().getByteArray("RAW")).containsExactly(1, 2);
        orders.nothing();
        assertThat(sent.name()).isEqualTo("Z_ORDER");
    }

    @Test
    void defaultMethodsAreTheInterfacesOwn() {
        assertThat(orders.twice("x")).isEqualTo("xx");
    }

    @Test
    void objectsMethodsAreTheImplementations() {
        assertThat(orders).isEqualTo(orders).isNotEqualTo(Modules.implement(Orders.class, system));
        assertThat(orders.hashCode()).isEqualTo(orders.hashCode());
        assertThat(orders).hasToString("Orders over RFC");
    }

    @Test
    void failuresOfTheCallArriveAsTheyAre() {
        failure = new IllegalStateException("down");

        assertThatThrownBy(orders::nothing).isSameAs(failure);
    }

    record Small(@Export("ORDER_ID") int id) {}

    interface Unfit {
        @RfcModule("Z_ORDER")
        Small order();

        @RfcModule("Z_ORDER")
        void colour(@Import("COLOUR") String colour);
    }

    @Test
    void whatDoesNotFitTheFunctionFailsAtTheCall() {
        Unfit unfit = Modules.implement(Unfit.class, system);

        assertThatThrownBy(unfit::order)
                .isInstanceOf(RfcConversionException.class)
                .hasMessageContaining("ORDER_ID");
        assertThatThrownBy(() -> unfit.colour("red"))
                .isInstanceOf(RfcUsageException.class)
                .hasMessageContaining("has no 'COLOUR'");
    }

    interface NoModule {
        void order();
    }

    interface NoDirection {
        @RfcModule("Z_ORDER")
        void order(String customer);
    }

    interface TwoDirections {
        @RfcModule("Z_ORDER")
        void order(@Import("A") @Changing("A") String customer);
    }

    interface NoResult {
        @RfcModule("Z_ORDER")
        String order();
    }

    interface NoType {
        @RfcModule("Z_ORDER")
        void order(@Import("A") Thread customer);
    }

    record Loop(Loop loop) {}

    interface Endless {
        @RfcModule("Z_ORDER")
        void order(@Import("A") Loop loop);
    }

    @Test
    void interfacesThatCannotBeMappedAreRefusedWithThePlace() {
        assertRefused(NoModule.class, "NoModule.order does not say with RfcModule what it calls");
        assertRefused(NoDirection.class, "NoDirection.order, parameter 1 does not say");
        assertRefused(TwoDirections.class, "TwoDirections.order, parameter 1 has two directions");
        assertRefused(NoResult.class, "NoResult.order does not say with Export, Changing or Tables");
        assertRefused(NoType.class, "NoType.order, parameter 1: java.lang.Thread is no type of a parameter");
        assertRefused(Endless.class, "Loop contains itself");
        assertRefused(String.class, "java.lang.String is no interface");
    }

    private void assertRefused(Class<?> type, String message) {
        assertThatThrownBy(() -> Modules.implement(type, system))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
