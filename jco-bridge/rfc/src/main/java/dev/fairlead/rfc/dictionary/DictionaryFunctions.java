package dev.fairlead.rfc.dictionary;

import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static dev.fairlead.rfc.metadata.FieldType.tableOf;

import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;

/** Functions that tell of functions, types and the system; with the fields that are used, for calls go by name. */
public final class DictionaryFunctions {

    /** A parameter or exception of a function. */
    public static final RecordType RFC_FUNINT = RecordType.named("RFC_FUNINT")
            .field("PARAMCLASS", charOf(1))
            .field("PARAMETER", charOf(30))
            .field("TABNAME", charOf(30))
            .field("FIELDNAME", charOf(30))
            .field("EXID", charOf(1))
            .field("POSITION", INT)
            .field("OFFSET", INT)
            .field("INTLENGTH", INT)
            .field("DECIMALS", INT)
            .field("DEFAULT", charOf(21))
            .field("PARAMTEXT", charOf(79))
            .field("OPTIONAL", charOf(1))
            .build();

    /** A field of a flat structure. */
    public static final RecordType RFC_FIELDS = RecordType.named("RFC_FIELDS")
            .field("TABNAME", charOf(30))
            .field("FIELDNAME", charOf(30))
            .field("POSITION", INT)
            .field("OFFSET", INT)
            .field("INTLENGTH", INT)
            .field("DECIMALS", INT)
            .field("EXID", charOf(1))
            .build();

    /** A field of any type of the dictionary. */
    public static final RecordType DFIES = RecordType.named("DFIES")
            .field("TABNAME", charOf(30))
            .field("FIELDNAME", charOf(30))
            .field("POSITION", numOf(4))
            .field("OFFSET", numOf(6))
            .field("ROLLNAME", charOf(30))
            .field("PRECFIELD", charOf(30))
            .field("LENG", numOf(6))
            .field("INTLEN", numOf(6))
            .field("DECIMALS", numOf(6))
            .field("DATATYPE", charOf(4))
            .field("INTTYPE", charOf(1))
            .field("FIELDTEXT", charOf(60))
            .field("KEYFLAG", charOf(1))
            .field("LFIELDNAME", charOf(132))
            .field("COMPTYPE", charOf(1))
            .build();

    /** A type within a type. */
    public static final RecordType DDTYPEDESC = RecordType.named("DDTYPEDESC")
            .field("TYPENAME", charOf(30))
            .field("TYPEKIND", charOf(4))
            .field("FIELDS", tableOf(DFIES))
            .build();

    /** The head of a type. */
    public static final RecordType X030L = RecordType.named("X030L")
            .field("TABNAME", charOf(30))
            .field("TABTYPE", charOf(1))
            .field("TABLEN", INT)
            .build();

    /** The system. */
    public static final RecordType RFCSI = RecordType.named("RFCSI")
            .field("RFCPROTO", charOf(3))
            .field("RFCCHARTYP", charOf(4))
            .field("RFCINTTYP", charOf(3))
            .field("RFCFLOTYP", charOf(3))
            .field("RFCDEST", charOf(32))
            .field("RFCHOST", charOf(8))
            .field("RFCSYSID", charOf(8))
            .field("RFCDATABS", charOf(8))
            .field("RFCDBHOST", charOf(32))
            .field("RFCDBSYS", charOf(10))
            .field("RFCSAPRL", charOf(4))
            .field("RFCMACH", charOf(5))
            .field("RFCOPSYS", charOf(10))
            .field("RFCTZONE", charOf(6))
            .field("RFCDAYST", charOf(1))
            .field("RFCIPADDR", charOf(15))
            .field("RFCKERNRL", charOf(4))
            .field("RFCHOST2", charOf(32))
            .field("RFCSI_RESV", charOf(12))
            .field("RFCIPV6ADDR", charOf(45))
            .build();

    /** The interface of a function. */
    public static final FunctionDescription RFC_GET_FUNCTION_INTERFACE = FunctionDescription.named(
                    "RFC_GET_FUNCTION_INTERFACE")
            .imports("FUNCNAME", charOf(30))
            .optional("LANGUAGE", charOf(1))
            .optional("NONE_UNICODE_LENGTH", charOf(1))
            .exports("REMOTE_CALL", charOf(1))
            .exports("UPDATE_TASK", charOf(1))
            .tables("PARAMS", RFC_FUNINT)
            .raises("FU_NOT_FOUND")
            .build();

    /** The fields of a flat structure. */
    public static final FunctionDescription RFC_GET_STRUCTURE_DEFINITION = FunctionDescription.named(
                    "RFC_GET_STRUCTURE_DEFINITION")
            .imports("TABNAME", charOf(30))
            .exports("TABLENGTH", INT)
            .tables("FIELDS", RFC_FIELDS)
            .raises("TABLE_NOT_ACTIVE")
            .build();

    /** The fields of any type. */
    public static final FunctionDescription DDIF_FIELDINFO_GET = FunctionDescription.named("DDIF_FIELDINFO_GET")
            .imports("TABNAME", charOf(30))
            .optional("FIELDNAME", charOf(30))
            .optional("LANGU", charOf(1))
            .optional("ALL_TYPES", charOf(1))
            .exports("X030L_WA", structureOf(X030L))
            .exports("DFIES_WA", structureOf(DFIES))
            .exports("LINES_DESCR", tableOf(DDTYPEDESC))
            .tables("DFIES_TAB", DFIES)
            .raises("NOT_FOUND")
            .raises("INTERNAL_ERROR")
            .build();

    /** The system. */
    public static final FunctionDescription RFC_SYSTEM_INFO = FunctionDescription.named("RFC_SYSTEM_INFO")
            .exports("RFCSI_EXPORT", structureOf(RFCSI))
            .exports("CURRENT_RESOURCES", INT)
            .exports("MAXIMAL_RESOURCES", INT)
            .exports("RECOMMENDED_DELAY", INT)
            .build();

    private DictionaryFunctions() {}
}
