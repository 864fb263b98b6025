package dev.fairlead.emulator.standard;

import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;

import dev.fairlead.emulator.dictionary.StandardTypes;
import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.emulator.table.AbapTable;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcTable;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.RecordData;
import java.util.List;
import java.util.Optional;

/** Company codes, from table {@code T001}. */
final class CompanyCodeModules {
    private static final String TABLE = "T001";

    private CompanyCodeModules() {}

    static void addTo(FunctionRegistry registry) {
        registry.add(
                FunctionDescription.named("BAPI_COMPANYCODE_GETLIST")
                        .exports("RETURN", structureOf(StandardTypes.BAPIRETURN))
                        .tables("COMPANYCODE_LIST", StandardTypes.BAPI0002_1)
                        .build(),
                CompanyCodeModules::list);
        registry.add(
                FunctionDescription.named("BAPI_COMPANYCODE_GETDETAIL")
                        .imports("COMPANYCODEID", charOf(4))
                        .exports("COMPANYCODE_DETAIL", structureOf(StandardTypes.BAPI0002_2))
                        .exports("COMPANYCODE_ADDRESS", structureOf(StandardTypes.BAPI0002_3))
                        .exports("RETURN", structureOf(StandardTypes.BAPIRETURN))
                        .build(),
                CompanyCodeModules::detail);
    }

    private static void list(AbapContext context, RfcFunction function) {
        RfcTable list = function.table("COMPANYCODE_LIST");
        list.clear();
        List<RecordData> rows = context.tables()
                .find(TABLE)
                .map(table -> table.rows(context.client()))
                .orElse(List.of());
        for (RecordData row : rows) {
            list.addRow().set("COMP_CODE", row.get("BUKRS")).set("COMP_NAME", row.get("BUTXT"));
        }
        if (rows.isEmpty()) {
            error(function, context.text("FN", "020"));
        }
    }

    private static void detail(AbapContext context, RfcFunction function) {
        String code = function.imports().getString("COMPANYCODEID");
        Optional<AbapTable> table = context.tables().find(TABLE);
        Optional<RecordData> row = table.flatMap(rows -> rows.row(context.client(), code));
        if (row.isEmpty()) {
            error(function, context.text("FN", "021", code));
            return;
        }
        RecordData company = row.get();
        RfcRecord detail = function.exports().getStructure("COMPANYCODE_DETAIL");
        detail.set("COMP_CODE", company.get("BUKRS"))
                .set("COMP_NAME", company.get("BUTXT"))
                .set("CITY", company.get("ORT01"))
                .set("COUNTRY", company.get("LAND1"))
                .set("CURRENCY", company.get("WAERS"))
                .set("LANGU", company.get("SPRAS"));
        RfcRecord address = function.exports().getStructure("COMPANYCODE_ADDRESS");
        address.set("NAME", company.get("BUTXT"))
                .set("CITY", company.get("ORT01"))
                .set("COUNTRY", company.get("LAND1"))
                .set("LANGU", company.get("SPRAS"));
    }

    private static void error(RfcFunction function, String text) {
        function.exports()
                .getStructure("RETURN")
                .set("TYPE", "E")
                .set("CODE", "FN020")
                .set("MESSAGE", text);
    }
}
