package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.emulator.table.AbapTable;
import dev.fairlead.emulator.table.TableDescription;
import dev.fairlead.rfc.RfcAbapException;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of a module of one's own in docs/emulator.md. */
class ManualTest {

    @Test
    void aModuleOfOnesOwnReservesWhatThereIs() {
        try (AbapEmulator sap = withStock()) {
            LocalConnection tester = sap.connect("TESTER");
            FunctionData call =
                    tester.function("Z_STOCK_RESERVE").set("MATERIAL", "Rope").set("QUANTITY", 3);

            try (LocalConnection.LocalSession session = tester.begin()) {
                session.call(call);
                assertThat(reservations(sap)).isZero();
            }
            tester.execute("T1", call);

            assertThat(call.getString("RESERVATION")).isEqualTo("0000004711");
            assertThat(reservations(sap)).isEqualTo(1);
            assertThatExceptionOfType(RfcAbapException.class)
                    .isThrownBy(() -> tester.call(call.set("QUANTITY", 11)))
                    .satisfies(failure -> {
                        assertThat(failure.key()).isEqualTo("NOT_ENOUGH");
                        assertThat(failure.abapMessage().messageClass()).isEqualTo("ZS");
                    });
        }
    }

    private static int reservations(AbapEmulator sap) {
        return sap.tables().table("ZRESERVATION").rows("100").size();
    }

    private static AbapEmulator withStock() {
        FunctionDescription stock = FunctionDescription.named("Z_STOCK_RESERVE")
                .imports("MATERIAL", FieldType.charOf(40))
                .imports("QUANTITY", FieldType.bcdOf(7, 3))
                .optional("PLANT", FieldType.charOf(4), "'1000'")
                .exports("RESERVATION", FieldType.numOf(10))
                .raises("NOT_ENOUGH")
                .build();
        return AbapEmulator.builder()
                .user("TESTER", "secret")
                .table(TableDescription.named("ZRESERVATION")
                        .perClient()
                        .key("NUMBER", FieldType.numOf(10), "Reservation")
                        .column("MATERIAL", FieldType.charOf(40), "Material")
                        .build())
                .module(stock, (context, function) -> {
                    RfcRecord in = function.imports();
                    if (in.getBigDecimal("QUANTITY").compareTo(BigDecimal.TEN) > 0) {
                        throw context.raise("NOT_ENOUGH", "ZS", 'E', "001", in.getString("MATERIAL"));
                    }
                    Map<String, Object> row = Map.of("NUMBER", "4711", "MATERIAL", in.getString("MATERIAL"));
                    String client = context.client();
                    AbapTable reservations = context.tables().table("ZRESERVATION");
                    context.registerUpdate(() -> reservations.insert(client, row));
                    function.exports().set("RESERVATION", "4711");
                })
                .start();
    }
}
