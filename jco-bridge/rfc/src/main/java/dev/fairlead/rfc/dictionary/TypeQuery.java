package dev.fairlead.rfc.dictionary;

import dev.fairlead.rfc.RfcAbapException;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.RfcTable;
import dev.fairlead.rfc.call.RfcCaller;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.record.FunctionData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the fields of types. One answer may tell of inner types too; those are kept for later questions. A user without
 * rights for DDIF_FIELDINFO_GET is served by RFC_GET_STRUCTURE_DEFINITION, as far as structures are flat.
 */
final class TypeQuery {
    private final RfcCaller caller;
    private final CharacterSize characters;
    private final Map<String, List<DictionaryField>> told = new HashMap<>();

    TypeQuery(RfcCaller caller, CharacterSize characters) {
        this.caller = caller;
        this.characters = characters;
    }

    /** The fields in order; empty if there is no such type. */
    Optional<List<DictionaryField>> fields(String type) {
        List<DictionaryField> known = told.get(type);
        return known != null ? Optional.of(known) : ask(type);
    }

    private Optional<List<DictionaryField>> ask(String type) {
        FunctionData question = new FunctionData(DictionaryFunctions.DDIF_FIELDINFO_GET)
                .set("TABNAME", type)
                .set("ALL_TYPES", "X");
        try {
            caller.call(question);
        } catch (RfcAbapException e) {
            if (e.key().equals("NOT_FOUND")) {
                return Optional.empty();
            }
            throw e;
        } catch (RfcSystemException e) {
            if (DictionaryFailures.isMissingAuthorization(e)) {
                return askFlat(type, e);
            }
            throw e;
        }
        for (RfcRecord inner : question.table("LINES_DESCR")) {
            told.put(inner.getString("TYPENAME"), fields(inner.getTable("FIELDS")));
        }
        List<DictionaryField> line = told.get(type);
        return Optional.of(line != null ? line : fields(question.table("DFIES_TAB")));
    }

    /** Includes are no fields, nor is what has no type: group names. */
    private List<DictionaryField> fields(RfcTable rows) {
        List<DictionaryField> fields = new ArrayList<>();
        for (RfcRecord row : rows) {
            if (!row.getString("FIELDNAME").startsWith(".INCLU")
                    && !row.getString("INTTYPE").isEmpty()) {
                fields.add(field(row));
            }
        }
        return fields;
    }

    private DictionaryField field(RfcRecord row) {
        String name = row.getString("FIELDNAME");
        String kind = row.getString("INTTYPE");
        String text = row.getString("FIELDTEXT");
        if (AbapType.ofLetter(kind.charAt(0)).filter(AbapType::isComplex).isPresent()) {
            return DictionaryField.complex(name, row.getString("ROLLNAME"), kind, text);
        }
        return new DictionaryField(
                name,
                "",
                ScalarType.of(name, kind, row.getInt("INTLEN"), row.getInt("DECIMALS"), characters),
                kind,
                text);
    }

    private Optional<List<DictionaryField>> askFlat(String type, RfcSystemException denied) {
        FunctionData question = new FunctionData(DictionaryFunctions.RFC_GET_STRUCTURE_DEFINITION).set("TABNAME", type);
        try {
            caller.call(question);
        } catch (RfcAbapException e) {
            if (e.key().equals("TABLE_NOT_ACTIVE")) {
                return Optional.empty();
            }
            throw e;
        } catch (RfcSystemException e) {
            if (DictionaryFailures.isMissingAuthorization(e)) {
                throw DictionaryFailures.notAllowed("type " + type, "DDIF_FIELDINFO_GET", denied);
            }
            throw e;
        }
        List<DictionaryField> fields = new ArrayList<>();
        for (RfcRecord row : question.table("FIELDS")) {
            fields.add(flat(type, row, denied));
        }
        return Optional.of(fields);
    }

    private DictionaryField flat(String type, RfcRecord row, RfcSystemException denied) {
        String name = row.getString("FIELDNAME");
        String kind = row.getString("EXID");
        if (!kind.isEmpty()
                && AbapType.ofLetter(kind.charAt(0)).filter(AbapType::isComplex).isPresent()) {
            throw DictionaryFailures.notAllowed("type " + type, "DDIF_FIELDINFO_GET", denied);
        }
        return new DictionaryField(
                name,
                "",
                ScalarType.of(name, kind, row.getInt("INTLENGTH"), row.getInt("DECIMALS"), characters),
                kind,
                "");
    }
}
