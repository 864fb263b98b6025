package dev.fairlead.emulator.standard;

import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.DECF34;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.INT1;
import static dev.fairlead.rfc.metadata.FieldType.INT8;
import static dev.fairlead.rfc.metadata.FieldType.STRING;
import static dev.fairlead.rfc.metadata.FieldType.TIME;
import static dev.fairlead.rfc.metadata.FieldType.XSTRING;
import static dev.fairlead.rfc.metadata.FieldType.bcdOf;
import static dev.fairlead.rfc.metadata.FieldType.byteOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;

import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionBuilder;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Modules that show how values of every type, optional parameters and nested records travel. */
final class TypeModules {
    private static final Map<String, FieldType> SCALARS = scalars();

    private static final RecordType INNER_ROW = RecordType.named("/FLD/INNER_ROW")
            .field("POSITION", INT)
            .field("NOTES", tableOf(STRING))
            .build();
    private static final RecordType INNER = RecordType.named("/FLD/INNER")
            .field("NAME", charOf(20))
            .field("/FLD/FLAG", charOf(1))
            .field("ROWS", tableOf(INNER_ROW))
            .build();
    private static final RecordType OUTER = RecordType.named("ZFL_OUTER")
            .field("ID", numOf(6))
            .field("/FLD/INNER", structureOf(INNER))
            .field("ROWS", tableOf(INNER_ROW))
            .build();

    private TypeModules() {}

    private static Map<String, FieldType> scalars() {
        Map<String, FieldType> scalars = new LinkedHashMap<>();
        scalars.put("AMOUNT", bcdOf(8, 2));
        scalars.put("NUMC", numOf(10));
        scalars.put("DATE", DATE);
        scalars.put("TIME", TIME);
        scalars.put("DECF", DECF34);
        scalars.put("INT8", INT8);
        scalars.put("INT1", INT1);
        scalars.put("BYTE", byteOf(4));
        scalars.put("FLAG", charOf(1));
        return scalars;
    }

    static void addTo(FunctionRegistry registry) {
        FunctionBuilder types = FunctionDescription.named("Z_FL_TYPES");
        SCALARS.forEach((name, type) -> types.imports("IV_" + name, type).exports("EV_" + name, type));
        types.imports("IT_NAMES", tableOf(STRING)).exports("ET_NAMES", tableOf(STRING));
        registry.add(types.build(), TypeModules::types);
        registry.add(
                FunctionDescription.named("Z_FL_BLOB")
                        .imports("IV_XSTR", XSTRING)
                        .imports("IV_STR", STRING)
                        .exports("EV_XSTR", XSTRING)
                        .exports("EV_XLEN", INT)
                        .exports("EV_STR", STRING)
                        .exports("EV_SLEN", INT)
                        .build(),
                TypeModules::blob);
        registry.add(
                FunctionDescription.named("Z_FL_NEST")
                        .imports("IS_OUTER", structureOf(OUTER))
                        .exports("ES_OUTER", structureOf(OUTER))
                        .build(),
                (context, function) ->
                        function.exports().set("ES_OUTER", function.imports().get("IS_OUTER")));
        registry.add(
                FunctionDescription.named("Z_FL_OPTIONAL")
                        .optional("A", charOf(1), "'X'")
                        .optional("B", charOf(10))
                        .imports("C", charOf(10))
                        .exports("EV_A", charOf(1))
                        .exports("EV_B", charOf(10))
                        .exports("EV_C", charOf(10))
                        .exports("EV_A_SUPPLIED", charOf(1))
                        .exports("EV_B_SUPPLIED", charOf(1))
                        .exports("EV_C_SUPPLIED", charOf(1))
                        .build(),
                TypeModules::optional);
    }

    private static void types(AbapContext context, RfcFunction function) {
        SCALARS.keySet()
                .forEach(name ->
                        function.exports().set("EV_" + name, function.imports().get("IV_" + name)));
        function.exports().set("ET_NAMES", function.imports().get("IT_NAMES"));
    }

    private static void blob(AbapContext context, RfcFunction function) {
        byte[] bytes = function.imports().getByteArray("IV_XSTR");
        String text = function.imports().getString("IV_STR");
        function.exports()
                .set("EV_XSTR", bytes)
                .set("EV_XLEN", bytes.length)
                .set("EV_STR", text)
                .set("EV_SLEN", text.length());
    }

    private static void optional(AbapContext context, RfcFunction function) {
        for (String name : new String[] {"A", "B", "C"}) {
            function.exports()
                    .set("EV_" + name, function.imports().get(name))
                    .set("EV_" + name + "_SUPPLIED", context.isSupplied(name) ? "X" : "");
        }
    }
}
