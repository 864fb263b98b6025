package dev.fairlead.emulator.dictionary;

import static dev.fairlead.rfc.metadata.FieldType.DATE;
import static dev.fairlead.rfc.metadata.FieldType.FLOAT;
import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.INT1;
import static dev.fairlead.rfc.metadata.FieldType.INT2;
import static dev.fairlead.rfc.metadata.FieldType.TIME;
import static dev.fairlead.rfc.metadata.FieldType.byteOf;
import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.numOf;

import dev.fairlead.rfc.metadata.RecordType;

/**
 * The structures of the standard function modules (RFC specification, E.5), as far as public sources list them; those that
 * clients know too are in {@link dev.fairlead.rfc.dictionary.DictionaryFunctions} and
 * {@link dev.fairlead.rfc.unit.CommitFunctions}.
 */
public final class StandardTypes {

    /** One field of each flat type. */
    public static final RecordType RFCTEST = RecordType.named("RFCTEST")
            .field("RFCFLOAT", FLOAT)
            .field("RFCCHAR1", charOf(1))
            .field("RFCINT2", INT2)
            .field("RFCINT1", INT1)
            .field("RFCCHAR4", charOf(4))
            .field("RFCINT4", INT)
            .field("RFCHEX3", byteOf(3))
            .field("RFCCHAR2", charOf(2))
            .field("RFCTIME", TIME)
            .field("RFCDATE", DATE)
            .field("RFCDATA1", charOf(50))
            .field("RFCDATA2", charOf(50))
            .build();

    /** The older result of business functions. */
    public static final RecordType BAPIRETURN = RecordType.named("BAPIRETURN")
            .field("TYPE", charOf(1))
            .field("CODE", charOf(5))
            .field("MESSAGE", charOf(220))
            .field("LOG_NO", charOf(20))
            .field("LOG_MSG_NO", numOf(6))
            .field("MESSAGE_V1", charOf(50))
            .field("MESSAGE_V2", charOf(50))
            .field("MESSAGE_V3", charOf(50))
            .field("MESSAGE_V4", charOf(50))
            .build();

    /** A company code in a list. */
    public static final RecordType BAPI0002_1 = RecordType.named("BAPI0002_1")
            .field("COMP_CODE", charOf(4), "Company Code")
            .field("COMP_NAME", charOf(25), "Company Name")
            .build();

    /** A company code. */
    public static final RecordType BAPI0002_2 = RecordType.named("BAPI0002_2")
            .field("COMP_CODE", charOf(4), "Company Code")
            .field("COMP_NAME", charOf(25), "Company Name")
            .field("CITY", charOf(25))
            .field("COUNTRY", charOf(3))
            .field("CURRENCY", charOf(5))
            .field("LANGU", charOf(1))
            .field("CHRT_ACCTS", charOf(4))
            .field("FY_VARIANT", charOf(2))
            .field("VAT_REG_NO", charOf(20))
            .field("COMPANY", charOf(6))
            .field("ADDR_NO", charOf(10))
            .build();

    /** The address of a company code. */
    public static final RecordType BAPI0002_3 = RecordType.named("BAPI0002_3")
            .field("ADDR_NO", charOf(10))
            .field("NAME", charOf(40))
            .field("CITY", charOf(40))
            .field("POSTL_COD1", charOf(10))
            .field("STREET", charOf(60))
            .field("COUNTRY", charOf(3))
            .field("LANGU", charOf(1))
            .build();

    /** A line of a condition. */
    public static final RecordType RFC_DB_OPT =
            RecordType.named("RFC_DB_OPT").field("TEXT", charOf(72)).build();

    /** A column of a result. */
    public static final RecordType RFC_DB_FLD = RecordType.named("RFC_DB_FLD")
            .field("FIELDNAME", charOf(30))
            .field("OFFSET", numOf(6))
            .field("LENGTH", numOf(6))
            .field("TYPE", charOf(1))
            .field("FIELDTEXT", charOf(60))
            .build();

    /** A row of a result. */
    public static final RecordType TAB512 =
            RecordType.named("TAB512").field("WA", charOf(512)).build();

    /** A function that was found. */
    public static final RecordType RFCFUNC = RecordType.named("RFCFUNC")
            .field("FUNCNAME", charOf(30))
            .field("GROUPNAME", charOf(26))
            .field("STEXT", charOf(74))
            .build();

    private StandardTypes() {}
}
