package dev.fairlead.rfc.record;

import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcUsageException;
import dev.fairlead.rfc.call.RfcCaller;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FunctionTest {

    private static final FunctionDescription ORDER = FunctionDescription.named("Z_ORDER")
            .imports("CUSTOMER", charOf(10))
            .optional("PRIORITY", INT, "5")
            .optional("SHIP_TO", structureOf(Samples.POINT))
            .exports("ORDER_ID", charOf(10))
            .changing("COUNTER", INT)
            .tables("ITEMS", Samples.POINT)
            .raises("NO_STOCK")
            .build();

    private final FunctionData order = new FunctionData(ORDER);

    @Test
    void setsAndReadsParametersByNameWhateverTheirDirection() {
        order.set("CUSTOMER", "4711").set("COUNTER", 1).set("ITEMS", List.of(Map.of("X", 7)));
        order.exports().set("ORDER_ID", "A1");

        assertThat(order.imports().getString("CUSTOMER")).isEqualTo("4711");
        assertThat(order.getInt("COUNTER")).isEqualTo(1);
        assertThat(order.table("ITEMS").row(0).getInt("X")).isEqualTo(7);
        assertThat(order.getString("ORDER_ID")).isEqualTo("A1");
        assertThat(order.structure("SHIP_TO").getInt("Y")).isZero();
    }

    @Test
    @Tag("RFC-21")
    void anUnknownParameterIsNamed() {
        assertThatThrownBy(() -> order.set("COLOUR", "red"))
                .isInstanceOfSatisfying(
                        RfcUsageException.class, e -> assertThat(e.group()).isEqualTo(RfcErrorGroup.FIELD_NOT_FOUND))
                .hasMessageContaining("Z_ORDER: has no parameter 'COLOUR'");
        assertThatThrownBy(() -> order.table("COLOURS")).isInstanceOf(RfcUsageException.class);
    }

    @Test
    void anExportIsNotForTheCallerToSet() {
        assertThatThrownBy(() -> order.set("ORDER_ID", "A1")).isInstanceOf(RfcUsageException.class);
    }

    @Test
    void anOptionalParameterIsSentOnceItWasSetAndAMandatoryOneAlways() {
        assertThat(order.isSent(Direction.IMPORT, 0)).as("mandatory, not set").isTrue();
        assertThat(order.isSent(Direction.IMPORT, 1)).as("optional, not set").isFalse();
        assertThat(order.set("PRIORITY", "").isSent(Direction.IMPORT, 1))
                .as("optional, set to its initial value")
                .isTrue();
        order.structure("SHIP_TO").getInt("X");
        assertThat(order.isSent(Direction.IMPORT, 2)).as("optional, read only").isFalse();
        order.structure("SHIP_TO").set("X", 1);
        assertThat(order.isSent(Direction.IMPORT, 2))
                .as("optional, a field set")
                .isTrue();
        assertThat(order.isSent(Direction.EXPORT, 0)).isFalse();
        assertThat(order.isSent(Direction.TABLES, 0)).as("an empty table").isTrue();
    }

    @Test
    void anInactiveParameterTakesNoPart() {
        order.set("CUSTOMER", "4711").setActive("CUSTOMER", false).setActive("ITEMS", false);

        assertThat(order.isActive("CUSTOMER")).isFalse();
        assertThat(order.isSent(Direction.IMPORT, 0)).isFalse();
        assertThat(order.isSent(Direction.TABLES, 0)).isFalse();
        assertThat(order.isActive("COUNTER")).isTrue();
        assertThat(order.setActive("CUSTOMER", true).isSent(Direction.IMPORT, 0))
                .isTrue();
    }

    @Test
    @Tag("RFC-24")
    void aFunctionThatWasWrittenAndReadCanBeCalled() throws IOException, ClassNotFoundException {
        order.set("CUSTOMER", "4711").set("ITEMS", List.of(Map.of("X", 1), Map.of("X", 2)));
        order.structure("SHIP_TO").set("Y", 3);

        FunctionData read = copy(order);
        RfcCaller echo = function -> function.exports()
                .set(
                        "ORDER_ID",
                        function.getString("CUSTOMER") + "/"
                                + function.table("ITEMS").size());
        echo.call(read);

        assertThat(read.getString("ORDER_ID")).isEqualTo("4711/2");
        assertThat(read.structure("SHIP_TO").getInt("Y")).isEqualTo(3);
        assertThat(read.isSent(Direction.IMPORT, 1)).isFalse();
        assertThat(read.description()).isEqualTo(ORDER);
    }

    private static FunctionData copy(FunctionData function) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(function);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (FunctionData) in.readObject();
        }
    }
}
