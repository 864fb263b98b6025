package dev.fairlead.rfc.dictionary;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.call.RfcCaller;
import dev.fairlead.rfc.record.FunctionData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A system of which only the dictionary's functions exist; it answers with rows that a test wrote. */
final class FakeDictionary implements RfcCaller {
    final List<String> calls = new ArrayList<>();
    final Set<String> forbidden = new HashSet<>();
    final Map<String, List<Map<String, ?>>> functions = new HashMap<>();
    final Map<String, List<Map<String, ?>>> types = new HashMap<>();
    final Map<String, List<Map<String, ?>>> structures = new HashMap<>();
    final Map<String, List<Map<String, ?>>> inner = new HashMap<>();
    String codePage = "4103";

    @Override
    public void call(FunctionData function) {
        if (forbidden.contains(function.name())) {
            throw RfcException.of(
                    RfcFailure.of(RfcErrorGroup.SYSTEM_FAILURE, "erp", function.name(), "RFC_AUTHORIZATION_FAILURE")
                            .withNativeCode("NO_AUTHORITY"));
        }
        switch (function.name()) {
            case "RFC_SYSTEM_INFO" -> {
                calls.add("system");
                function.exports().getStructure("RFCSI_EXPORT").set("RFCCHARTYP", codePage);
            }
            case "RFC_GET_FUNCTION_INTERFACE" -> answer(function, functions, "FUNCNAME", "PARAMS", "FU_NOT_FOUND");
            case "DDIF_FIELDINFO_GET" -> {
                answer(function, types, "TABNAME", "DFIES_TAB", "NOT_FOUND");
                inner.forEach((name, fields) -> function.table("LINES_DESCR")
                        .addRow()
                        .set("TYPENAME", name)
                        .set("FIELDS", fields));
            }
            case "RFC_GET_STRUCTURE_DEFINITION" ->
                answer(function, structures, "TABNAME", "FIELDS", "TABLE_NOT_ACTIVE");
            default -> throw new AssertionError(function.name());
        }
    }

    private void answer(
            FunctionData function, Map<String, List<Map<String, ?>>> rows, String key, String table, String absent) {
        String name = function.imports().getString(key);
        calls.add(name);
        if (!rows.containsKey(name)) {
            throw RfcException.of(
                    RfcFailure.of(RfcErrorGroup.ABAP_EXCEPTION, "erp", function.name(), "raised " + absent)
                            .withKey(absent));
        }
        function.set(table, rows.get(name));
    }

    static Map<String, ?> parameter(String kind, String name, String letter, String type, int bytes, int decimals) {
        return Map.of(
                "PARAMCLASS",
                kind,
                "PARAMETER",
                name,
                "EXID",
                letter,
                "TABNAME",
                type,
                "INTLENGTH",
                bytes,
                "DECIMALS",
                decimals);
    }

    static Map<String, ?> field(String name, String letter, String type, int bytes) {
        return Map.of("FIELDNAME", name, "INTTYPE", letter, "ROLLNAME", type, "INTLEN", bytes);
    }
}
