package dev.fairlead.emulator.standard;

import static dev.fairlead.rfc.metadata.FieldType.byteOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;

import dev.fairlead.emulator.dictionary.Dictionary;
import dev.fairlead.emulator.dictionary.StandardTypes;
import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.AbapRaise;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcTable;
import dev.fairlead.rfc.dictionary.DictionaryFunctions;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;

/** What modules and structures consist of (RFC specification, C.9.1): flat structures, and search. */
final class MetadataModules {
    private final FunctionRegistry registry;
    private final Dictionary dictionary;

    MetadataModules(FunctionRegistry registry, Dictionary dictionary) {
        this.registry = registry;
        this.dictionary = dictionary;
    }

    void add() {
        registry.add(
                FunctionDescription.named("RFC_FUNCTION_SEARCH")
                        .optional("FUNCNAME", charOf(30))
                        .optional("GROUPNAME", charOf(26))
                        .optional("LANGUAGE", charOf(1), "SY-LANGU")
                        .tables("FUNCTIONS", StandardTypes.RFCFUNC)
                        .raises("NOTHING_SPECIFIED")
                        .raises("NO_FUNCTION_FOUND")
                        .build(),
                this::search);
        registry.add(DictionaryFunctions.RFC_GET_FUNCTION_INTERFACE, this::functionInterface);
        registry.add(DictionaryFunctions.RFC_GET_STRUCTURE_DEFINITION, this::structureDefinition);
        registry.add(
                FunctionDescription.named("DDIF_FIELDINFO_GET")
                        .imports("TABNAME", charOf(30))
                        .optional("FIELDNAME", charOf(30))
                        .optional("LANGU", charOf(1), "SY-LANGU")
                        .optional("ALL_TYPES", charOf(1))
                        .optional("UCLEN", byteOf(1))
                        .exports("X030L_WA", structureOf(DictionaryFunctions.X030L))
                        .exports("DFIES_WA", structureOf(DictionaryFunctions.DFIES))
                        .exports("LINES_DESCR", tableOf(DictionaryFunctions.DDTYPEDESC))
                        .tables("DFIES_TAB", DictionaryFunctions.DFIES)
                        .raises("NOT_FOUND")
                        .raises("INTERNAL_ERROR")
                        .build(),
                new FieldInfo(dictionary)::get);
    }

    private void search(AbapContext context, RfcFunction function) throws AbapRaise {
        RfcTable found = function.table("FUNCTIONS");
        found.clear();
        String mask = function.imports().getString("FUNCNAME");
        if (mask.isEmpty()) {
            throw context.raise("NOTHING_SPECIFIED");
        }
        registry.all().stream()
                .map(module -> module.description().name())
                .filter(name -> Mask.matches(name, mask))
                .forEach(name -> found.addRow().set("FUNCNAME", name));
        if (found.isEmpty()) {
            throw context.raise("NO_FUNCTION_FOUND");
        }
    }

    private void functionInterface(AbapContext context, RfcFunction function) throws AbapRaise {
        FunctionDescription description = registry.find(function.imports().getString("FUNCNAME"))
                .map(FunctionRegistry.Module::description)
                .orElse(null);
        if (description == null) {
            throw context.raise("FU_NOT_FOUND");
        }
        boolean unicode = function.imports().getString("NONE_UNICODE_LENGTH").isEmpty();
        function.exports().set("REMOTE_CALL", "R");
        InterfaceRows.fill(function.table("PARAMS"), description, unicode);
    }

    private void structureDefinition(AbapContext context, RfcFunction function) throws AbapRaise {
        RecordType structure = dictionary
                .structure(function.imports().getString("TABNAME"))
                .filter(type -> !Dictionary.isDeep(type))
                .orElse(null);
        if (structure == null) {
            throw context.raise("TABLE_NOT_ACTIVE");
        }
        function.exports().set("TABLENGTH", structure.byteLength(true));
        RfcTable fields = function.table("FIELDS");
        fields.clear();
        for (int i = 0; i < structure.size(); i++) {
            FieldDescription field = structure.field(i);
            fields.addRow()
                    .set("TABNAME", structure.name())
                    .set("FIELDNAME", field.name())
                    .set("POSITION", i + 1)
                    .set("OFFSET", structure.byteOffset(i, true))
                    .set("INTLENGTH", field.type().byteLength(true))
                    .set("DECIMALS", field.type().decimals())
                    .set("EXID", Dictionary.letter(field.type()));
        }
    }
}
