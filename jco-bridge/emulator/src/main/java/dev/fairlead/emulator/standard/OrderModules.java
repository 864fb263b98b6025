package dev.fairlead.emulator.standard;

import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.bcdOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;

import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.emulator.table.AbapTable;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcTable;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.unit.CommitFunctions;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Orders that exist after a commit, and not before: the customer's name {@code FAIL} makes the update fail. */
final class OrderModules {
    private static final String FAILING_CUSTOMER = "FAIL";
    private static final RecordType HEADER = RecordType.named("ZFL_ORDER_HEADER")
            .field("CUSTOMER", charOf(40), "Customer")
            .field("ORDER_DATE", DATE, "Date of the order")
            .field("CURRENCY", charOf(5), "Currency")
            .build();
    private static final RecordType ITEM = RecordType.named("ZFL_ORDER_ITEM")
            .field("POSITION", numOf(6), "Position")
            .field("MATERIAL", charOf(40), "Material")
            .field("QUANTITY", bcdOf(7, 3), "Quantity")
            .field("PRICE", bcdOf(8, 2), "Price of one")
            .build();

    private final AtomicLong lastOrder = new AtomicLong();

    void addTo(FunctionRegistry registry) {
        registry.add(
                FunctionDescription.named("Z_FL_ORDER_CREATE")
                        .imports("HEADER", structureOf(HEADER))
                        .exports("ORDER_ID", charOf(10))
                        .tables("ITEMS", ITEM)
                        .tables("RETURN", CommitFunctions.BAPIRET2)
                        .build(),
                this::create);
    }

    private void create(AbapContext context, RfcFunction function) {
        RfcTable result = function.table("RETURN");
        result.clear();
        RfcTable items = function.table("ITEMS");
        if (items.isEmpty()) {
            Returns.fill(result.addRow(), context, 'E', "FL", "002");
            return;
        }
        String id = "%010d".formatted(lastOrder.incrementAndGet());
        RfcRecord header = function.imports().getStructure("HEADER");
        Map<String, Object> row = Map.of(
                "ORDER_ID", id,
                "CUSTOMER", header.get("CUSTOMER"),
                "ORDER_DATE", header.get("ORDER_DATE"),
                "CURRENCY", header.get("CURRENCY"),
                "ITEMS", items.size(),
                "TOTAL", total(items),
                "CREATED_BY", context.user());
        AbapTable orders = context.tables().table(Fixtures.ORDERS);
        String client = context.client();
        context.registerUpdate(() -> orders.insert(client, row));
        if (header.getString("CUSTOMER").equals(FAILING_CUSTOMER)) {
            context.registerUpdate(() -> {
                throw new IllegalStateException("The order's customer is " + FAILING_CUSTOMER);
            });
        }
        function.exports().set("ORDER_ID", id);
        Returns.fill(result.addRow(), context, 'S', "FL", "003", id);
    }

    private static BigDecimal total(RfcTable items) {
        BigDecimal total = BigDecimal.ZERO;
        for (RfcRecord item : items) {
            total = total.add(item.getBigDecimal("QUANTITY").multiply(item.getBigDecimal("PRICE")));
        }
        return total;
    }
}
