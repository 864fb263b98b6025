package dev.fairlead.emulator.standard;

import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.STRING;
import static dev.fairlead.rfc.metadata.FieldType.XSTRING;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;

import dev.fairlead.emulator.dictionary.StandardTypes;
import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.emulator.system.SystemFacts;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcTable;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Modules that send back what they got, for tests of values: those that begin with STFC. */
final class EchoModules {
    private static final int INT1_VALUES = 256;

    /** A row with strings. */
    private static final RecordType DEEP_ROW = RecordType.named("STFC_DEEP_ROW")
            .field("I", INT)
            .field("C", charOf(10))
            .field("STR", STRING)
            .field("XSTR", XSTRING)
            .build();

    private final SystemFacts facts;

    EchoModules(SystemFacts facts) {
        this.facts = facts;
    }

    void addTo(FunctionRegistry registry) {
        registry.add(
                FunctionDescription.named("STFC_STRUCTURE")
                        .imports("IMPORTSTRUCT", structureOf(StandardTypes.RFCTEST))
                        .exports("ECHOSTRUCT", structureOf(StandardTypes.RFCTEST))
                        .exports("RESPTEXT", charOf(255))
                        .tables("RFCTABLE", StandardTypes.RFCTEST)
                        .build(),
                this::structure);
        registry.add(
                FunctionDescription.named("STFC_CHANGING")
                        .imports("START_VALUE", INT)
                        .changing("COUNTER", INT)
                        .exports("RESULT", INT)
                        .build(),
                EchoModules::changing);
        registry.add(
                FunctionDescription.named("STFC_EXCEPTION").raises("EXAMPLE").build(), (context, function) -> {
                    throw context.raise("EXAMPLE");
                });
        registry.add(
                FunctionDescription.named("STFC_STRING")
                        .imports("QUESTION", STRING)
                        .exports("MYANSWER", STRING)
                        .build(),
                EchoModules::string);
        registry.add(
                FunctionDescription.named("STFC_XSTRING")
                        .imports("QUESTION", XSTRING)
                        .exports("MYANSWER", XSTRING)
                        .build(),
                (context, function) ->
                        function.exports().set("MYANSWER", function.imports().get("QUESTION")));
        registry.add(
                FunctionDescription.named("STFC_DEEP_TABLE")
                        .imports("IMPORT_TAB", tableOf(DEEP_ROW))
                        .exports("EXPORT_TAB", tableOf(DEEP_ROW))
                        .exports("RESPTEXT", charOf(255))
                        .build(),
                this::deepTable);
    }

    private void structure(AbapContext context, RfcFunction function) {
        RfcRecord sent = function.imports().getStructure("IMPORTSTRUCT");
        function.exports().set("ECHOSTRUCT", sent).set("RESPTEXT", received(context));
        int number = sent.getInt("RFCINT4");
        if (number == Integer.MAX_VALUE) {
            throw context.dump("COMPUTE_INT_PLUS_OVERFLOW", "RFCINT4 cannot hold one more");
        }
        RfcRecord row = function.table("RFCTABLE").addRow();
        row.copyFrom(sent);
        row.set("RFCFLOAT", sent.getDouble("RFCFLOAT") + 1)
                .set("RFCINT1", (sent.getInt("RFCINT1") + 1) % INT1_VALUES)
                .set("RFCINT2", (short) (sent.getInt("RFCINT2") + 1))
                .set("RFCINT4", number + 1)
                .set("RFCCHAR1", "X")
                .set("RFCCHAR2", "YZ")
                .set("RFCHEX3", "F1F2F3")
                .set("RFCDATE", LocalDate.now(context.clock()))
                .set("RFCTIME", LocalTime.now(context.clock()).truncatedTo(ChronoUnit.SECONDS));
    }

    private static void changing(AbapContext context, RfcFunction function) {
        int start = function.imports().getInt("START_VALUE");
        int counter = function.changing().getInt("COUNTER");
        function.exports().set("RESULT", start + counter);
        function.changing().set("COUNTER", counter + 1);
    }

    private static void string(AbapContext context, RfcFunction function) {
        String question = function.imports().getString("QUESTION");
        function.exports().set("MYANSWER", question + "length: " + question.length());
    }

    private void deepTable(AbapContext context, RfcFunction function) {
        RfcTable sent = function.imports().getTable("IMPORT_TAB");
        function.exports().set("EXPORT_TAB", sent).set("RESPTEXT", received(context));
        function.exports()
                .getTable("EXPORT_TAB")
                .addRow()
                .set("I", sent.size() + 1)
                .set("C", facts.sid())
                .set("STR", received(context))
                .set("XSTR", facts.sid().getBytes(StandardCharsets.UTF_8));
    }

    private String received(AbapContext context) {
        return context.text("FL", "001", facts.sid());
    }
}
