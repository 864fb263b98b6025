package dev.fairlead.emulator;

import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.DECF34;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.STRING;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.AbapRaise;
import dev.fairlead.rfc.Changing;
import dev.fairlead.rfc.Export;
import dev.fairlead.rfc.Field;
import dev.fairlead.rfc.Import;
import dev.fairlead.rfc.RfcAbapException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcModule;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.Tables;
import dev.fairlead.rfc.mapping.DictionaryName;
import dev.fairlead.rfc.mapping.DictionaryType;
import dev.fairlead.rfc.mapping.Raises;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Modules, and the dictionary's types, made of annotated Java (RFC specification, E.1). */
class AnnotatedModulesTest {

    /** An application calls through this, and its test implements it. */
    interface Stock {
        @RfcModule("Z_STOCK_LIST")
        @Tables("ITEMS")
        List<StockItem> items(@Import("PLANT") Optional<String> plant);

        @RfcModule("Z_STOCK_COUNT")
        Counted count(@Changing("COUNTER") int counter, @Tables("ITEMS") List<StockItem> items);
    }

    @DictionaryName("ZSTOCK_ITEM")
    record StockItem(
            @DictionaryType(value = AbapType.CHAR, length = 18)
            String material,

            @Field("QTY") BigDecimal quantity,
            LocalDate countedOn) {}

    record Counted(
            @Changing("COUNTER") int counter,
            @Export("LAST") StockItem last,
            @Export("NOTES") List<String> notes) {}

    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final StockItem ROPE = new StockItem("ROPE", new BigDecimal("12.5"), MAY);
    private static final RecordType ITEM = RecordType.named("ZSTOCK_ITEM")
            .field("MATERIAL", charOf(18))
            .field("QTY", DECF34)
            .field("COUNTED_ON", DATE)
            .build();

    private static final Stock WAREHOUSE = new Stock() {
        @Override
        public List<StockItem> items(Optional<String> plant) {
            if (plant.equals(Optional.of("NONE"))) {
                throw RfcException.of(RfcFailure.of(RfcErrorGroup.ABAP_EXCEPTION, "", "Z_STOCK_LIST", "no plant")
                        .withKey("NO_PLANT"));
            }
            return plant.isEmpty() ? List.of(ROPE) : List.of();
        }

        @Override
        public Counted count(int counter, List<StockItem> items) {
            return new Counted(counter + items.size(), items.get(items.size() - 1), List.of("counted", "twice"));
        }
    };

    @Test
    void anApplicationsInterfaceIsImplementedForItsTests() {
        try (AbapEmulator sap = with(WAREHOUSE)) {
            Stock stock = sap.connect("TESTER").asRfcConnection().modules(Stock.class);

            assertThat(stock.items(Optional.empty())).containsExactly(ROPE);
            assertThat(stock.items(Optional.of("1000"))).isEmpty();
            assertThat(stock.count(4, List.of(ROPE, ROPE)))
                    .isEqualTo(new Counted(6, ROPE, List.of("counted", "twice")));
        }
    }

    @Test
    void theInterfaceOfTheModuleIsThatOfTheMethod() {
        try (AbapEmulator sap = with(WAREHOUSE)) {
            assertThat(sap.functions())
                    .contains(
                            FunctionDescription.named("Z_STOCK_LIST")
                                    .optional("PLANT", STRING)
                                    .tables("ITEMS", ITEM)
                                    .build(),
                            FunctionDescription.named("Z_STOCK_COUNT")
                                    .changing("COUNTER", INT)
                                    .tables("ITEMS", ITEM)
                                    .exports("LAST", structureOf(ITEM))
                                    .exports("NOTES", tableOf(STRING))
                                    .build());
        }
    }

    @Test
    void theDictionaryKnowsTheStructureOfTheRecord() {
        try (AbapEmulator sap = with(WAREHOUSE)) {
            FunctionData fields =
                    sap.connect("TESTER").function("DDIF_FIELDINFO_GET").set("TABNAME", "ZSTOCK_ITEM");

            sap.connect("TESTER").call(fields);

            assertThat(fields.table("DFIES_TAB"))
                    .extracting(row -> row.getString("FIELDNAME"))
                    .containsExactly("MATERIAL", "QTY", "COUNTED_ON");
        }
    }

    @Test
    void whatTheApplicationWouldCatchIsADeclaredException() {
        try (AbapEmulator sap = with(WAREHOUSE)) {
            Stock stock = sap.connect("TESTER").asRfcConnection().modules(Stock.class);

            assertThatExceptionOfType(RfcAbapException.class)
                    .isThrownBy(() -> stock.items(Optional.of("NONE")))
                    .satisfies(failure -> assertThat(failure.key()).isEqualTo("NO_PLANT"));
        }
    }

    static final class Greeter {
        @RfcModule("Z_GREET")
        @Raises("NOBODY")
        @Export("GREETING")
        String greet(AbapContext context, @Import("NAME") String name) throws AbapRaise {
            if (name.isEmpty()) {
                throw context.raise("NOBODY");
            }
            if (name.equals("0")) {
                throw new ArithmeticException("nothing is not a name");
            }
            return context.user() + " greets " + name;
        }
    }

    @Test
    void aMethodOfAClassMayAskForTheContext() {
        try (AbapEmulator sap = with(new Greeter())) {
            LocalConnection tester = sap.connect("TESTER");
            FunctionData greet = tester.function("Z_GREET").set("NAME", "Ann");

            tester.call(greet);

            assertThat(greet.getString("GREETING")).isEqualTo("TESTER greets Ann");
            assertThat(greet.description().exceptions()).containsExactly("NOBODY");
            assertThatExceptionOfType(RfcAbapException.class)
                    .isThrownBy(() -> tester.call(greet.set("NAME", "")))
                    .satisfies(failure -> assertThat(failure.key()).isEqualTo("NOBODY"));
        }
    }

    @Test
    void whateverElseAMethodThrowsIsAShortDump() {
        try (AbapEmulator sap = with(new Greeter())) {
            LocalConnection tester = sap.connect("TESTER");

            assertThatExceptionOfType(RfcSystemException.class)
                    .isThrownBy(() -> tester.call(tester.function("Z_GREET").set("NAME", "0")))
                    .withMessageContaining("nothing is not a name")
                    .satisfies(failure -> assertThat(failure.nativeCode()).isEqualTo("UNCAUGHT_EXCEPTION"));
        }
    }

    @Test
    void aRecordMayBeAStructureOfTheDictionaryAlone() {
        try (AbapEmulator sap = AbapEmulator.builder()
                .user("TESTER", "secret")
                .standardModules()
                .structure(StockItem.class)
                .start()) {
            FunctionData fields =
                    sap.connect("TESTER").function("DDIF_FIELDINFO_GET").set("TABNAME", "ZSTOCK_ITEM");

            sap.connect("TESTER").call(fields);

            assertThat(fields.table("DFIES_TAB")).hasSize(3);
        }
    }

    interface WithoutName {
        @RfcModule("Z_UNCLEAR")
        void call(String value);
    }

    interface TwoTypes {
        @RfcModule("Z_UNCLEAR")
        @Changing("VALUE")
        String call(@Changing("VALUE") int value);
    }

    interface NoRecord {
        @RfcModule("Z_UNCLEAR")
        void call(@Tables("LINES") List<String> lines);
    }

    interface WholeFunction {
        @RfcModule("Z_UNCLEAR")
        RfcFunction call(@Import("VALUE") String value);
    }

    @Test
    void aMethodThatIsNotClearIsRefused() {
        assertRefused((WithoutName) value -> {}, "WithoutName.call, parameter 1");
        assertRefused((TwoTypes) value -> "", "VALUE is INT elsewhere, and STRING here");
        assertRefused((NoRecord) lines -> {}, "no List of a Java record");
        assertRefused((WholeFunction) value -> null, "what it returns");
        assertRefused("no module", "no method with RfcModule");
    }

    private static void assertRefused(Object implementation, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AbapEmulator.builder().modules(implementation))
                .withMessageContaining(reason);
    }

    private static AbapEmulator with(Object implementation) {
        return AbapEmulator.builder()
                .user("TESTER", "secret")
                .standardModules()
                .modules(implementation)
                .start();
    }
}
